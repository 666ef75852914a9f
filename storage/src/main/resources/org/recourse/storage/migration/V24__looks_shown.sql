-- A look that was granted and at which the platform then showed nothing: it stays recorded, but
-- nobody saw anything by it.
alter table look add column is_shown smallint not null default 1;
