package org.recourse.exchange.feed;

import java.util.List;

/// The payload of a batch, as it is written. Immutable.
///
/// @param format `recourse-feed-v1`
/// @param feed what the feed is known by
/// @param consumer for whom it was made
/// @param number counted from 1 for each consumer, without gaps
/// @param previous the digest of the batch before it, zeros for the first
/// @param after the cursor from which it goes on
/// @param upTo the cursor up to which it goes
/// @param more whether more follows at once
/// @param madeAt seconds since 1970
/// @param records in the order of their sequence
public record FeedBatch(
    String format,
    String feed,
    String consumer,
    long number,
    String previous,
    String after,
    String upTo,
    boolean more,
    long madeAt,
    List<Item> records) {

  /// The name of this format.
  public static final String FORMAT = "recourse-feed-v1";

  /// Copies the records.
  public FeedBatch {
    records = List.copyOf(records);
  }

  /// What is to be known of one signal now.
  ///
  /// @param sequence grows with each change of the signal
  /// @param type `pdq`, `video_md5` or `sha256`
  /// @param value lower-case hexadecimal digits
  /// @param state `PROPOSED`, `CONFIRMED` or `WITHDRAWN`
  /// @param at seconds since 1970 of the last word on it
  public record Item(long sequence, String type, String value, String state, long at) {

    @Override
    public String toString() {
      return "Item[withheld]";
    }
  }
}
