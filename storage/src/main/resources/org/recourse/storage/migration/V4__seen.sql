-- Uploads that a platform chose to let the hub remember, so that a new entry can be asked whether it
-- was seen before. Fingerprint and reference are in upload_sealed.

insert into counter (name, last) values ('seen', 0);

create table seen_upload (
  id bigint primary key,
  tenant_id bigint not null references tenant (id),
  upload_sealed bytea not null,
  seen_at bigint not null
);
create index seen_upload_by_time on seen_upload (seen_at);
