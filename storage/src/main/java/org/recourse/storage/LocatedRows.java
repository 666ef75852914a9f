package org.recourse.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.ReviewItem;
import org.recourse.hub.TenantId;

/// What a platform has at an item's place, within the caller's transaction.
final class LocatedRows {

  private final Database database;
  private final KeyRing ring;
  private final ItemNames names;
  private final ReviewRows rows;

  LocatedRows(Database database, KeyRing ring, ItemNames names, ReviewRows rows) {
    this.database = database;
    this.ring = ring;
    this.names = names;
    this.rows = rows;
  }

  /// Returns what the platform has, if it said so and the content of the notice is not shredded.
  Optional<Located> of(ReviewRows.Row row) {
    return rows.item(row).flatMap(ReviewItem::located);
  }

  /// Keeps what the platform has.
  void put(ReviewRows.Row row, Located located, Instant at) {
    write(row, located);
    database
        .jdbc()
        .update(
            "update item set located_at = ?, item_mac = ?, picture_mac = ? where id = ?",
            at.toEpochMilli(),
            names.mac(row.notice().tenant(), located.itemId()),
            picture(row.notice().tenant(), located),
            row.number());
  }

  /// Keeps the copies that go with an item, and returns what the platform has of it.
  Optional<Located> add(ReviewRows.Row row, List<KnownCopy> going) {
    Optional<Located> located = of(row);
    located.ifPresent(has -> write(row, with(going, has)));
    names.keep(row.notice().tenant(), row.number(), names(going));
    return located;
  }

  /// Returns the platform's own names of copies.
  static List<String> names(List<KnownCopy> copies) {
    return copies.stream().map(KnownCopy::itemId).toList();
  }

  /// Returns the platform's own names of the copies of an item that no other decision restricts.
  List<String> free(ReviewRows.Row row, Located located) {
    return names(located.copies()).stream()
        .filter(copy -> !names.isHeldByAnother(row.notice().tenant(), row.number(), copy))
        .toList();
  }

  // Copies that we found among remembered uploads are kept with those that the platform named: a
  // decision that is taken back gives all of them back.
  private static Located with(List<KnownCopy> going, Located located) {
    Map<String, KnownCopy> copies = new LinkedHashMap<>();
    located.copies().forEach(copy -> copies.put(copy.itemId(), copy));
    going.forEach(copy -> copies.putIfAbsent(copy.itemId(), copy));
    return new Located(
        located.itemId(),
        located.signals(),
        copies.values().stream().limit(Located.MOST_COPIES).toList(),
        located.view(),
        located.hasUploader());
  }

  private void write(ReviewRows.Row row, Located located) {
    ContentKey key = rows.key(row).orElseThrow();
    database
        .jdbc()
        .update(
            "update item set located_sealed = ? where id = ?",
            key.seal(CaseworkText.write(located), ReviewRows.LOCATED, row.number()),
            row.number());
  }

  /// Returns by what a picture is known again: itself where it is known by a signal, else the
  /// platform's own name for it.
  byte[] picture(TenantId tenant, Located located) {
    return ring.mac(located.signals().stream()
        .findFirst()
        .map(signal -> "picture " + signal.type().code() + ' ' + signal.text())
        .orElse("picture of " + tenant.number() + ' ' + located.itemId()));
  }
}
