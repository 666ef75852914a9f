-- What platforms are told, and what their people decide. What a notice says is sealed under a key of
-- its own, which is deleted to make it unreadable.

insert into counter (name, last) values
  ('content_key', 0), ('notice', 0), ('item', 0), ('action', 0), ('appeal', 0);

create table content_key (
  id bigint primary key,
  key_sealed bytea not null
);

create table notice (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  public_id varchar(20) not null unique,
  content_key bigint not null,
  case_id bigint,
  origin varchar(16) not null,
  state varchar(16) not null check (state in ('OPEN', 'DECIDED', 'WITHDRAWN')),
  is_restricted smallint not null check (is_restricted in (0, 1)),
  content_sealed bytea not null,
  missing varchar(1000) not null,
  kinds varchar(200) not null,
  received_at bigint not null,
  due_at bigint,
  decided_at bigint,
  key_id bigint,
  reference varchar(100),
  claimed_by bigint,
  claimed_until bigint not null,
  held_until bigint not null,
  held_why varchar(500),
  is_escalated smallint not null check (is_escalated in (0, 1))
);
create index notice_by_due on notice (tenant_id, state, due_at);
create index notice_by_case on notice (case_id);
create index notice_by_key on notice (key_id, state, decided_at) where key_id is not null;
create unique index notice_by_reference on notice (key_id, reference) where reference is not null;

create table notice_deadline (
  notice_id bigint not null references notice (id) on delete cascade,
  regime varchar(16) not null,
  clock varchar(64) not null,
  purpose varchar(16) not null,
  bound varchar(16) not null,
  started_at bigint not null,
  not_before bigint not null,
  due_at bigint not null,
  met_at bigint,
  primary key (notice_id, regime, clock)
);
create index notice_deadline_open on notice_deadline (due_at) where met_at is null;

-- Which alerts were raised: each once.
create table deadline_alert (
  notice_id bigint not null,
  regime varchar(16) not null,
  clock varchar(64) not null,
  alert varchar(16) not null,
  raised_at bigint not null,
  primary key (notice_id, regime, clock, alert),
  foreign key (notice_id, regime, clock)
    references notice_deadline (notice_id, regime, clock) on delete cascade
);

create table item (
  id bigint primary key,
  notice_id bigint not null references notice (id) on delete cascade,
  number integer not null,
  located_sealed bytea,
  located_at bigint,
  -- The platform's own name, and the picture, each found again by a keyed digest.
  item_mac bytea,
  picture_mac bytea,
  outcome varchar(16),
  ground varchar(32),
  reviewer_id bigint,
  second_id bigint,
  has_looked smallint,
  decided_at bigint,
  note_sealed bytea,
  is_proposed smallint not null check (is_proposed in (0, 1)),
  removed_at bigint,
  copies_removed integer not null,
  statement_sealed bytea,
  sample_reviewer bigint,
  sample_outcome varchar(16),
  is_sampled smallint not null check (is_sampled in (0, 1)),
  unique (notice_id, number)
);
create index item_by_item on item (item_mac);
create index item_sampled on item (is_sampled) where is_sampled = 1;

-- What the platform is told to do.
create table action (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  item_id bigint not null references item (id) on delete cascade,
  effect varchar(16) not null,
  told_at bigint not null,
  done_at bigint
);
create index action_by_item on action (item_id);

create table look (
  reviewer_id bigint not null,
  picture_mac bytea not null,
  tenant_id bigint not null references tenant (id),
  notice varchar(20) not null,
  item integer not null,
  reason varchar(32) not null,
  looked_at bigint not null,
  primary key (reviewer_id, picture_mac)
);
create index look_by_time on look (tenant_id, looked_at);

create table appeal (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  item_id bigint not null references item (id) on delete cascade,
  party varchar(16) not null check (party in ('REQUESTER', 'UPLOADER')),
  is_expedited smallint not null check (is_expedited in (0, 1)),
  text_sealed bytea not null,
  received_at bigint not null,
  is_upheld smallint,
  reviewer_id bigint,
  decided_at bigint
);
create index appeal_open on appeal (tenant_id, received_at) where decided_at is null;
create index appeal_by_item on appeal (item_id);

create table conduct_warning (
  key_id bigint primary key,
  warned_at bigint not null
);

-- What the clocks said last, so that a wall clock that is set back delays no alert.
create table clock_reading (
  id integer primary key check (id = 1),
  wall_at bigint not null,
  proven_at bigint not null
);
