package org.recourse.storage;

import java.util.List;
import org.recourse.hub.EntryId;

/// Of what the entries of a bank came, within the caller's transaction: an entry goes out of the
/// bank when nothing is left of which it came.
final class EntryLinks {

  private final Database database;
  private final String table;
  private final String owner;

  private EntryLinks(Database database, String table, String owner) {
    this.database = database;
    this.table = table;
    this.owner = owner;
  }

  /// Entries that came of requesters' cases.
  static EntryLinks ofCases(Database database) {
    return new EntryLinks(database, "case_entry", "case_id");
  }

  /// Entries that came of decisions about items.
  static EntryLinks ofItems(Database database) {
    return new EntryLinks(database, "item_entry", "item_id");
  }

  /// Links entries with what they came of.
  void link(long number, List<EntryId> entries) {
    String insert = "insert into " + table + " (" + owner
        + ", entry_id) values (?, ?) on conflict (" + owner + ", entry_id) do nothing";
    for (EntryId entry : entries) {
      database.jdbc().update(insert, number, entry.number());
    }
  }

  /// Returns the entries that came of something.
  List<EntryId> of(long number) {
    return database
        .jdbc()
        .query(
            "select entry_id from " + table + " where " + owner + " = ? order by entry_id",
            (row, i) -> new EntryId(row.getLong(1)),
            number);
  }

  /// Unlinks all entries of something, and returns those that came of nothing else.
  List<EntryId> unlink(long number) {
    List<EntryId> linked = of(number);
    database.jdbc().update("delete from " + table + " where " + owner + " = ?", number);
    return linked.stream().filter(this::isOfNothing).toList();
  }

  private boolean isOfNothing(EntryId entry) {
    return database
        .jdbc()
        .queryForList(
            "select " + owner + " from " + table + " where entry_id = ? limit 1",
            Long.class,
            entry.number())
        .isEmpty();
  }
}
