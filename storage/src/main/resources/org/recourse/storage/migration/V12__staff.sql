-- Who works here, how they sign in, and what waits for a second person.

insert into counter (name, last) values ('staff', 0), ('passkey', 0), ('approval', 0);

-- Found again by name_mac. The row stays when somebody is removed, with its pseudonym alone.
create table staff (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  pseudonym varchar(40) not null unique,
  name_mac bytea unique,
  name_sealed bytea,
  roles varchar(100) not null,
  opt_outs varchar(400) not null,
  is_disabled integer not null,
  password_sealed bytea,
  totp_sealed bytea,
  totp_step bigint not null,
  invitation_digest varchar(64) unique,
  invitation_expires_at bigint,
  sessions_from bigint not null,
  created_at bigint not null
);
create index staff_by_tenant on staff (tenant_id, id);

create table passkey (
  id bigint primary key,
  staff_id bigint not null references staff (id),
  credential_mac bytea not null unique,
  credential_sealed bytea not null,
  created_at bigint not null,
  used_at bigint
);
create index passkey_by_staff on passkey (staff_id, id);

create table approval (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  act varchar(40) not null,
  subject varchar(100) not null,
  reason_sealed bytea not null,
  proposed_by bigint not null references staff (id),
  proposed_at bigint not null,
  state varchar(16) not null
    check (state in ('PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXECUTED')),
  decided_by bigint references staff (id),
  check (decided_by <> proposed_by),
  check (state not in ('APPROVED', 'REFUSED', 'EXECUTED') or decided_by is not null)
);
create index approval_by_state on approval (tenant_id, state, id);
