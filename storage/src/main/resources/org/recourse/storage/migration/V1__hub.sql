-- Banks, entries, who says what of them, and who may ask. The same script on SQLite and PostgreSQL:
-- bytea is a name that SQLite takes for any type, and keeps bytes under as they are.
-- Times are milliseconds since 1970-01-01T00:00:00Z. What ends in _sealed is encrypted.

create table counter (
  name varchar(16) primary key,
  last bigint not null
);
insert into counter (name, last) values
  ('tenant', 0), ('source', 0), ('api_key', 0), ('bank', 0), ('entry', 0), ('change', 0);

create table data_key (
  number integer primary key,
  derivation varchar(100) not null,
  key_sealed bytea not null,
  created_at bigint not null
);

create table tenant (
  id bigint primary key,
  name varchar(100) not null unique,
  created_at bigint not null
);

create table source (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  name varchar(100) not null,
  is_local smallint not null check (is_local in (0, 1)),
  created_at bigint not null,
  unique (tenant_id, name)
);

create table api_key (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  source_id bigint not null references source (id),
  name varchar(100) not null,
  digest bytea not null unique,
  scopes varchar(400) not null,
  created_at bigint not null,
  expires_at bigint not null,
  revoked_at bigint
);

create table bank (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  name varchar(255) not null,
  purpose varchar(16) not null check (purpose in ('ACTION', 'REVIEW', 'NEGATIVE')),
  radius integer not null,
  quorum integer not null,
  flood_uploads integer not null,
  flood_seconds bigint not null,
  enabled_ratio double precision not null,
  unique (tenant_id, name)
);

create table entry (
  id bigint primary key,
  bank_id bigint not null references bank (id) on delete cascade,
  signals_sealed bytea not null,
  details_sealed bytea,
  is_quarantined smallint not null check (is_quarantined in (0, 1)),
  disabled_until bigint not null,
  change_number bigint not null
);
create index entry_by_change on entry (change_number);
create index entry_by_bank on entry (bank_id);

-- A signal is found again by a keyed digest: who has the file but not the key cannot ask it whether
-- a picture is in a bank.
create table entry_signal (
  bank_id bigint not null,
  mac bytea not null,
  entry_id bigint not null references entry (id) on delete cascade,
  primary key (bank_id, mac)
);
create index entry_signal_by_entry on entry_signal (entry_id);

create table statement (
  entry_id bigint not null references entry (id) on delete cascade,
  source_id bigint not null references source (id),
  kind varchar(16) not null check (kind in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
  version bigint not null,
  said_at bigint not null,
  primary key (entry_id, source_id)
);
create index statement_by_source on statement (source_id);
