-- A bank's entries are listed in the order of their numbers, and those in quarantine alone.
create index entry_in_bank on entry (bank_id, id);
create index entry_in_quarantine on entry (bank_id, id) where is_quarantined = 1;
drop index entry_by_bank;
