-- As whom another organisation's service knows a member: by a keyed digest, which is all that is
-- needed to know him again.
create table outside_identity (
  staff_id bigint primary key references staff (id),
  identity_mac bytea not null unique,
  linked_at bigint not null
);
