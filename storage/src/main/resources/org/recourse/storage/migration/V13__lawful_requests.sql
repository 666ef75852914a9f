-- What authorities asked for, and what little was held and given. Never changed, never deleted.

insert into counter (name, last) values ('lawful_request', 0);

create table lawful_request (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  received_at bigint not null,
  entered_at bigint not null,
  entered_by bigint not null,
  text_sealed bytea not null,
  outcome varchar(16) not null check (outcome in ('NOTHING_HELD', 'GIVEN', 'REFUSED', 'CONTESTED'))
);
create index lawful_request_by_tenant on lawful_request (tenant_id, received_at);
