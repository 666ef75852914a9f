-- A requester's own file. All that she told is sealed under the case's key (content_key); deleting
-- that makes it unreadable, here and in what was copied before without the key.

insert into counter (name, last) values ('requester_case', 0), ('case_event', 0);

create table requester_case (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  handle varchar(16) not null unique,
  key_digest bytea not null,
  content_key bigint not null,
  content_sealed bytea not null,
  opened_at bigint not null,
  seen_at bigint not null
);

create table case_consent (
  case_id bigint not null references requester_case (id) on delete cascade,
  act varchar(32) not null,
  given_at bigint not null,
  withdrawn_at bigint,
  primary key (case_id, act)
);

create table case_event (
  id bigint primary key,
  case_id bigint not null references requester_case (id) on delete cascade,
  kind varchar(32) not null,
  at bigint not null,
  details_sealed bytea not null
);
create index case_event_by_case on case_event (case_id, id);

create table case_entry (
  case_id bigint not null references requester_case (id) on delete cascade,
  entry_id bigint not null,
  primary key (case_id, entry_id)
);
create index case_entry_by_entry on case_entry (entry_id);
