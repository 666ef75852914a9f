-- Who of the staff was in a requester's case, and what was done there. Without a reference: for who
-- audits it outlives the case.

insert into counter (name, last) values ('case_reading', 0);

create table case_reading (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  case_id bigint not null,
  staff_id bigint not null,
  act varchar(16) not null check (act in ('READ', 'WROTE', 'HANDED_OUT')),
  read_at bigint not null
);
create index case_reading_by_time on case_reading (tenant_id, id);
