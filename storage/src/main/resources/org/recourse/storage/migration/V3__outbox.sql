-- What is still to be sent to others, and who is told of events.

insert into counter (name, last) values ('webhook', 0), ('delivery', 0), ('match', 0);

create table webhook (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  url_sealed bytea not null,
  secret_sealed bytea not null,
  events varchar(400) not null,
  last_change bigint not null,
  created_at bigint not null
);

-- An accepted delivery is deleted.
create table delivery (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  kind varchar(32) not null,
  target bigint not null,
  idempotency_key varchar(100) not null,
  payload_sealed bytea not null,
  attempts integer not null,
  state varchar(16) not null check (state in ('PENDING', 'DEAD')),
  failure varchar(32),
  created_at bigint not null,
  due_at bigint not null,
  unique (kind, target, idempotency_key)
);
create index delivery_by_due on delivery (state, kind, target, due_at);
create index delivery_by_tenant on delivery (tenant_id, state, id);
