-- Webhooks in another's dialect, and webhooks of who hands notices in: they are told of what was
-- handed in with their key, and no longer once it is revoked.
alter table webhook add column dialect varchar(16) not null default 'RECOURSE';
alter table webhook add column settings_sealed bytea;
alter table webhook add column key_id bigint;

-- An appeal that comes from elsewhere has a name there, by which a repetition is known.
alter table appeal add column reference varchar(100);
alter table appeal add column answer_sealed bytea;
create unique index appeal_by_reference on appeal (tenant_id, reference)
  where reference is not null;

-- Under which of the platform's own names an item and its copies were acted on: an uploader who
-- objects names his. By keyed digests.
create table item_name (
  item_id bigint not null references item (id) on delete cascade,
  name_mac bytea not null,
  primary key (item_id, name_mac)
);
create index item_name_by_name on item_name (name_mac);
