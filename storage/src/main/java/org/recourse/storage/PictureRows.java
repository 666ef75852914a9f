package org.recourse.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.review.ReviewPicture;

/// What was handed in to be looked at, within the caller's transaction. To shred is to delete the
/// key first, then what was sealed under it.
final class PictureRows {

  private static final String PICTURE = "review_picture";

  private final Database database;
  private final ContentKeys keys;

  PictureRows(Database database, KeyRing ring) {
    this.database = database;
    this.keys = new ContentKeys(database, ring);
  }

  /// Writes a picture, in the place of an earlier one.
  void put(long item, ReviewPicture picture, Instant at) {
    shred(item);
    ContentKey key = keys.make();
    database
        .jdbc()
        .update("""
        insert into review_picture (item_id, content_key, picture_sealed, handed_in_at)
        values (?, ?, ?, ?)""", item, key.number(), key.seal(picture.png(), PICTURE, item), at.toEpochMilli());
  }

  /// Returns whether something is kept of an item.
  boolean has(long item) {
    return !database
        .jdbc()
        .queryForList("select item_id from review_picture where item_id = ?", Long.class, item)
        .isEmpty();
  }

  @SuppressWarnings("ArrayRecordComponent") // read, and never compared as a record
  private record Row(long contentKey, byte[] sealed) {}

  /// Returns what is kept of an item.
  Optional<ReviewPicture> find(long item) {
    return database
        .jdbc()
        .query(
            "select content_key, picture_sealed from review_picture where item_id = ?",
            (row, i) -> new Row(row.getLong(1), row.getBytes(2)),
            item)
        .stream()
        .findFirst()
        .flatMap(row -> keys.find(row.contentKey())
            .map(key -> new ReviewPicture(key.openBytes(row.sealed(), PICTURE, item))));
  }

  /// Shreds what is kept of an item, and returns whether something was.
  boolean shred(long item) {
    List<Long> kept = database
        .jdbc()
        .query(
            "select content_key from review_picture where item_id = ?",
            (row, i) -> row.getLong(1),
            item);
    kept.forEach(keys::shred);
    return database.jdbc().update("delete from review_picture where item_id = ?", item) > 0;
  }

  /// Shreds what is kept of all items of a notice.
  void shredOf(long notice) {
    shredAll("item_id in (select id from item where notice_id = ?)", notice);
  }

  /// Shreds what was handed in before, and returns how many there were.
  int shredBefore(Instant before) {
    return shredAll("handed_in_at < ?", before.toEpochMilli());
  }

  private int shredAll(String where, long parameter) {
    List<Long> items = database
        .jdbc()
        .query(
            "select item_id from review_picture where " + where,
            (row, i) -> row.getLong(1),
            parameter);
    items.forEach(this::shred);
    return items.size();
  }
}
