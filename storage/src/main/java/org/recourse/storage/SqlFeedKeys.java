package org.recourse.storage;

import java.util.List;
import org.recourse.exchange.feed.FeedKeys;

/// The feed's key in the database, the private half encrypted.
public final class SqlFeedKeys {

  private static final String WHAT = "feed key";

  private SqlFeedKeys() {}

  /// Returns the database's key, which is made if there is none.
  ///
  /// @param now milliseconds since 1970
  public static FeedKeys open(Database database, KeyRing keys, long now) {
    return database.transaction("opening the feed's key", () -> {
      List<FeedKeys> kept = database
          .jdbc()
          .query(
              "select number, private_sealed, public_key from feed_key order by number desc",
              (row, i) ->
                  FeedKeys.of(keys.open(row.getBytes(2), WHAT, row.getLong(1)), row.getBytes(3)));
      if (!kept.isEmpty()) {
        return kept.getFirst();
      }
      FeedKeys made = FeedKeys.make();
      database
          .jdbc()
          .update(
              "insert into feed_key (number, public_key, private_sealed, created_at) values (1, ?, ?, ?)",
              made.publicKey(),
              keys.seal(made.reveal(), WHAT, 1),
              now);
      return made;
    });
  }
}
