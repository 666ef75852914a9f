-- Hash exchange: what is shared, how far each consumer is, from whom is fetched.
-- Times are milliseconds since 1970-01-01T00:00:00Z. What ends in _sealed is encrypted.

insert into counter (name, last) values ('exchange', 0);

-- A row stays when a bank is no more shared: its entries then go out as withdrawn.
create table bank_share (
  bank_id bigint primary key references bank (id) on delete cascade,
  is_shared smallint not null check (is_shared in (0, 1)),
  takes_submissions smallint not null check (takes_submissions in (0, 1))
);

-- Seconds that were given out to StopNCII's clients, and the change number each stands for.
create table time_mark (
  second bigint primary key,
  change_number bigint not null
);

create table feed_key (
  number integer primary key,
  public_key bytea not null,
  private_sealed bytea not null,
  created_at bigint not null
);

-- How far a consumer is in our own feed, and the batch that it was given and has not acknowledged.
create table consumer (
  source_id bigint not null references source (id),
  dialect varchar(16) not null,
  since bigint not null,
  batch_number bigint not null,
  batch_digest varchar(64) not null,
  acknowledged_change bigint not null,
  acknowledged_at bigint,
  given_at bigint,
  given_number bigint not null,
  given_digest varchar(64) not null,
  given_change bigint not null,
  given_tombstones integer not null,
  given_withdrawn_first bigint not null,
  given_withdrawn_sum bigint not null,
  forgotten_count bigint not null,
  forget_last bigint not null,
  forget_most bigint not null,
  forget_sum bigint not null,
  primary key (source_id, dialect)
);

create table exchange_api (
  tenant_id bigint not null references tenant (id),
  kind varchar(16) not null,
  credentials_sealed bytea not null,
  primary key (tenant_id, kind)
);

-- A row stays when an exchange is removed: it says that its source was one.
create table exchange (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  name varchar(255) not null,
  kind varchar(16) not null,
  settings varchar(4000) not null,
  credentials_sealed bytea,
  bank_id bigint not null,
  source_id bigint not null references source (id),
  is_enabled smallint not null check (is_enabled in (0, 1)),
  is_removed smallint not null check (is_removed in (0, 1)),
  every_seconds bigint not null,
  cursor_text varchar(4000) not null,
  started_at bigint,
  ended_at bigint,
  succeeded_at bigint,
  failure varchar(40),
  fetched_count bigint not null,
  quarantined_count bigint not null
);
create index exchange_by_tenant on exchange (tenant_id);

-- What is known of records that the exchange names by keys of its own, and withdraws by them.
create table exchange_record (
  exchange_id bigint not null references exchange (id),
  record_mac bytea not null,
  version bigint not null,
  is_gone smallint not null check (is_gone in (0, 1)),
  seen_run bigint not null,
  primary key (exchange_id, record_mac)
);
create table exchange_record_signal (
  exchange_id bigint not null,
  record_mac bytea not null,
  signal_mac bytea not null,
  signal_sealed bytea not null,
  primary key (exchange_id, record_mac, signal_mac)
);
create index exchange_record_by_signal on exchange_record_signal (exchange_id, signal_mac);

-- What came and could not be taken over, once, until someone looks.
create table quarantine (
  exchange_id bigint not null references exchange (id),
  record_mac bytea not null,
  reason varchar(40) not null,
  record_sealed bytea not null,
  first_at bigint not null,
  last_at bigint not null,
  primary key (exchange_id, record_mac)
);
