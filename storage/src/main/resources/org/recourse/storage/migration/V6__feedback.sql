-- Decisions that go back to where an entry was fetched, tombstones of what was forgotten, and a
-- quarantine that can be worked off.
-- Times are milliseconds since 1970-01-01T00:00:00Z. What ends in _sealed is encrypted.

insert into counter (name, last) values ('feedback', 0);
insert into counter (name, last) select 'quarantine', count(*) from quarantine;

-- NEVER, ON, or STOPPED: once it was on, what the other side reports may be our own word.
alter table exchange add column feedback varchar(16) default 'NEVER' not null;
-- Up to which change the exchange was told what we decided.
alter table exchange add column feedback_change bigint default 0 not null;
-- The record's name, under which it is voted upon; unknown for what was fetched before.
alter table exchange_record add column key_sealed bytea;

-- What an exchange was told last of each thing that it calls by a name of its own. A number is
-- that of the delivery that says so.
create table exchange_told (
  exchange_id bigint not null references exchange (id),
  subject_mac bytea not null,
  decision varchar(16) not null,
  number bigint not null,
  primary key (exchange_id, subject_mac)
);
create index exchange_told_by_number on exchange_told (exchange_id, number);

-- What came and could not be taken over is now called by a number.
alter table quarantine add column number bigint default 0 not null;
update quarantine set number = numbered.n
from (
  select exchange_id as of_exchange, record_mac as of_record,
    row_number() over (order by first_at, exchange_id, record_mac) as n
  from quarantine
) as numbered
where quarantine.exchange_id = numbered.of_exchange and quarantine.record_mac = numbered.of_record;
create index quarantine_by_number on quarantine (exchange_id, number);

-- A bank that only takes submissions was never shared, and nothing of it goes out.
alter table bank_share add column was_shared smallint default 1 not null;
alter table bank_share add column changed_at bigint default 0 not null;

-- What went out and was forgotten: it goes out as withdrawn from then on, for ever. The number is
-- that of the entry, the bank may be gone.
create table tombstone (
  entry_id bigint primary key,
  tenant_id bigint not null references tenant (id),
  bank_id bigint not null,
  signals_sealed bytea not null,
  forgotten_at bigint not null,
  change_number bigint not null
);
create index tombstone_by_change on tombstone (change_number);

-- What was said of a forgotten entry, by the keyed digests of its signals: what is older is a
-- replay and does not bring it back.
create table forgotten_signal (
  bank_id bigint not null references bank (id) on delete cascade,
  mac bytea not null,
  source_id bigint not null references source (id),
  kind varchar(16) not null check (kind in ('PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN')),
  version bigint not null,
  said_at bigint not null,
  primary key (bank_id, mac, source_id)
);
