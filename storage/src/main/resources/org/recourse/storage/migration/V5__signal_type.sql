-- In what share of look-ups through HMA's interface a type of signal is asked.

create table signal_type (
  tenant_id bigint not null references tenant (id),
  signal_type varchar(32) not null,
  enabled_ratio double precision not null,
  primary key (tenant_id, signal_type)
);
