package org.recourse.storage;

import java.util.Optional;

/// Makes, finds and shreds the keys of cases and notices. Within the caller's transaction.
final class ContentKeys {

  private static final String COLUMN = "content_key";

  private final Database database;
  private final KeyRing ring;

  ContentKeys(Database database, KeyRing ring) {
    this.database = database;
    this.ring = ring;
  }

  /// Makes a key and keeps it, sealed.
  ContentKey make() {
    long number = database.take(COLUMN, 1);
    byte[] key = ring.newKey();
    database
        .jdbc()
        .update(
            "insert into content_key (id, key_sealed) values (?, ?)",
            number,
            ring.seal(key, COLUMN, number));
    return new ContentKey(ring, KeyRing.sealingKey(key), number);
  }

  /// Returns a key, unless it was shredded.
  Optional<ContentKey> find(long number) {
    return database
        .jdbc()
        .query(
            "select key_sealed from content_key where id = ?",
            (row, i) -> new ContentKey(
                ring, KeyRing.sealingKey(ring.open(row.getBytes(1), COLUMN, number)), number),
            number)
        .stream()
        .findFirst();
  }

  /// Deletes a key: nothing that was sealed under it can be read again.
  void shred(long number) {
    database.jdbc().update("delete from content_key where id = ?", number);
  }
}
