-- Each uploader of a copy has a statement of reasons of his own, and each is reported. What an action
-- told is kept with it, sealed. A statement whose decision was taken back is marked: the Transparency
-- Database has no call to change or delete one.

insert into counter (name, last) values ('dsa_withdrawal', 0);

alter table action add column told_sealed bytea;

create table dsa_statement (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  -- Which action, without a reference: the statement outlives what it is about.
  action_id bigint not null,
  puid varchar(32) not null unique,
  body varchar(20000) not null,
  made_at bigint not null,
  withdrawal bigint unique,
  withdrawn_at bigint
);
insert into dsa_statement (id, tenant_id, action_id, puid, body, made_at)
  select id, tenant_id, action_id, puid, body, made_at from dsa_report;
drop table dsa_report;
create index dsa_statement_by_tenant on dsa_statement (tenant_id, id);
create index dsa_statement_by_action on dsa_statement (action_id);
create index dsa_statement_by_withdrawal on dsa_statement (tenant_id, withdrawal)
  where withdrawal is not null;
