-- What is counted and reported after a notice: whether it was complete when it came in, how many
-- copies went with an item, and the statements for the Transparency Database. The last have no
-- personal data (Regulation (EU) 2022/2065 art. 24(5)), and so are not sealed.

insert into counter (name, last) values ('dsa_report', 0);

alter table notice add column was_incomplete smallint not null default 0;
update notice set was_incomplete = 1 where missing <> '';
create index notice_by_receipt on notice (tenant_id, received_at);

alter table item add column copies_found integer not null default 0;

create table dsa_report (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  -- Which action, without a reference: the statement outlives what it is about.
  action_id bigint not null unique,
  puid varchar(32) not null unique,
  body varchar(20000) not null,
  made_at bigint not null
);
create index dsa_report_by_tenant on dsa_report (tenant_id, id);
