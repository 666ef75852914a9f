-- Data as the program of schema version 1 wrote it, under the passphrase "long enough, really":
-- one bank with two entries (the first confirmed, by PDQ and SHA-256; the second withdrawn by its
-- feed), two sources and a key. Made by the stores of schema version 5, whose rows in these tables
-- are the same, on SQLite, and written out table by table. Not to be made anew: it stands for data
-- that is out there. x'00' is written '\x00' for PostgreSQL.
insert into data_key (number, derivation, key_sealed, created_at) values
  (1, 'pbkdf2-sha512-210000:f2ddb9d8edaa7ee45f905890a33c0e57', x'010000000055f530c54547f978da3a83deab3f264f7d81b424eca2b8adbfbeaa527f55cf178a344b934891dd3f83e818d9d4f05adc605a2a730ab3913183282880', 1772539200000);
insert into data_key (number, derivation, key_sealed, created_at) values
  (2, 'pbkdf2-sha512-210000:f2ddb9d8edaa7ee45f905890a33c0e57', x'010000000034553edf7c7c46818a55a0bc0eaa766a187f53c6425e2610e81868090688184e6b89882441fc598c837d436b3dccb306167a94853e45046b8eb5f118', 1772539200000);
insert into tenant (id, name, created_at) values
  (1, 'a platform', 1772539200000);
insert into source (id, tenant_id, name, is_local, created_at) values
  (1, 1, 'reviewers', 1, 1772539200000);
insert into source (id, tenant_id, name, is_local, created_at) values
  (2, 1, 'a feed', 0, 1772539200000);
insert into api_key (id, tenant_id, source_id, name, digest, scopes, created_at, expires_at) values
  (1, 1, 1, 'operator', x'8fa3aab2faa9b79e0a0398da5b5abd0780142442a5be80b9a64608d718cb1fcd', 'CURATE LOOK_UP', 1772539200000, 1804075200000);
insert into bank (id, tenant_id, name, purpose, radius, quorum, flood_uploads, flood_seconds, enabled_ratio) values
  (1, 1, 'HARBOUR', 'ACTION', 31, 2, 50, 600, 1.0);
insert into entry (id, bank_id, signals_sealed, details_sealed, is_quarantined, disabled_until, change_number) values
  (1, 1, x'01000000017c6ac6ff373d3cfd671f19e76b3c4f53d78c7eb4a9476fe327bd8774e3a2b6db42d413346d35a137606554ae89b2da992f78890561e25a9eb51befefaac3061a8da74066608e41db6308f5f652ab1e0d40c0b5175cac59db4a1d40f720c6', x'0100000001f6344cc182ba765cbed425b2a250ea3aedce775abf670d3880709b446fdcc171aea0ef312acceff16029821eb1dea1debf185a710b26fdd40d9d125afdbb3e72d59dee5324270574967db21b32fbc3b9fe9ed091a3fb3e666c9d59e88d92caaeccb3bb2d35ce36fa', 0, 0, 1);
insert into entry (id, bank_id, signals_sealed, is_quarantined, disabled_until, change_number) values
  (2, 1, x'0100000001514b7966a7cd46c9b53ccd07f75c512dafaaa492009a64c01312e9e53ed5141d12fa630ee4b4b54f1c6f4d265357eb746f920ce02213e99e1d94779c59', 0, 0, 3);
insert into entry_signal (bank_id, mac, entry_id) values
  (1, x'7c95598538d0c25b1855c780bb135642', 1);
insert into entry_signal (bank_id, mac, entry_id) values
  (1, x'5fcd85c83f115ba9c2610da7b7b12ed9', 1);
insert into entry_signal (bank_id, mac, entry_id) values
  (1, x'df01ca8a88af32cf60985659592f8f30', 2);
insert into statement (entry_id, source_id, kind, version, said_at) values
  (1, 1, 'CONFIRMED', 1, 1772539200000);
insert into statement (entry_id, source_id, kind, version, said_at) values
  (2, 2, 'WITHDRAWN', 2, 1772539200000);
update counter set last = 1 where name = 'api_key';
update counter set last = 1 where name = 'bank';
update counter set last = 3 where name = 'change';
update counter set last = 2 where name = 'entry';
update counter set last = 2 where name = 'source';
update counter set last = 1 where name = 'tenant';
