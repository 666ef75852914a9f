-- Decisions that were taken back: what was decided, by whom, and who took it back. They outlive the
-- notice, as looks do: who audits needs them.

insert into counter (name, last) values ('undone', 0);

create table undone (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  notice varchar(20) not null,
  item integer not null,
  outcome varchar(16) not null,
  ground varchar(32) not null,
  reviewer_id bigint not null,
  second_id bigint,
  decided_at bigint not null,
  undone_by bigint not null,
  undone_at bigint not null
);
create index undone_by_time on undone (tenant_id, undone_at);
