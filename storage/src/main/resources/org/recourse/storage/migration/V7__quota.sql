-- How much each partner may ask, and how much of it is used. A period is a minute or a day.

create table quota (
  source_id bigint not null references source (id),
  kind varchar(16) not null,
  period varchar(16) not null,
  most bigint not null,
  primary key (source_id, kind, period)
);

create table quota_use (
  source_id bigint not null references source (id),
  kind varchar(16) not null,
  period varchar(16) not null,
  since bigint not null,
  used bigint not null,
  primary key (source_id, kind, period)
);
