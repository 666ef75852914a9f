-- Which decisions put an entry into a bank: when one of them is taken back, the entry stays while
-- another stands. No reference to the item: a decision stands when its notice is erased.
create table item_entry (
  item_id bigint not null,
  entry_id bigint not null references entry (id) on delete cascade,
  primary key (item_id, entry_id)
);
create index item_entry_by_entry on item_entry (entry_id);
