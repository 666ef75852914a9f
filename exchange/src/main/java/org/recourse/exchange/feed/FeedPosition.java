package org.recourse.exchange.feed;

/// Up to where a consumer has read a feed. Immutable.
///
/// @param number of the last batch it acted upon, 0 before the first
/// @param digest of that batch
/// @param cursor what that batch called `upTo`
public record FeedPosition(long number, String digest, String cursor) {

  /// Before the first batch.
  public static final FeedPosition START = new FeedPosition(0, "0".repeat(64), "0");

  /// Reads what [#text] wrote; the empty text is the start.
  public static FeedPosition of(String text) {
    if (text.isEmpty()) {
      return START;
    }
    String[] parts = text.split(" ", 3);
    return new FeedPosition(Long.parseLong(parts[0]), parts[1], parts[2]);
  }

  /// Returns it as a text to be kept.
  public String text() {
    return number + " " + digest + " " + cursor;
  }
}
