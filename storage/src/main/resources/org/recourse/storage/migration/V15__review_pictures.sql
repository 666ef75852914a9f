-- What a platform hands in to be looked at, until the item is decided: a small grey picture, sealed
-- under a key of its own (content_key), which is deleted to make it unreadable.

create table review_picture (
  item_id bigint primary key references item (id) on delete cascade,
  content_key bigint not null,
  picture_sealed bytea not null,
  handed_in_at bigint not null
);
create index review_picture_by_time on review_picture (handed_in_at);
