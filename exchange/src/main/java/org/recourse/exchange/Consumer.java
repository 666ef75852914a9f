package org.recourse.exchange;

import java.time.Instant;
import java.util.Optional;
import org.recourse.hub.SourceId;

/// Who fetches from us, how far it is, and how fast it forgot what it had to. Immutable.
///
/// @param source who
/// @param dialect in which language
/// @param since when it began, or began anew
/// @param acknowledged the last batch of which it said that it had acted upon it
/// @param acknowledgedAt when
/// @param givenAt when it was last given something
/// @param given the batch that it was given last
/// @param forgetting how fast it forgot
public record Consumer(
    SourceId source,
    Dialect dialect,
    Instant since,
    Batch acknowledged,
    Optional<Instant> acknowledgedAt,
    Optional<Instant> givenAt,
    Given given,
    Forgetting forgetting) {

  /// In which language it fetches.
  public enum Dialect {
    /// StopNCII's, which knows no acknowledgement.
    STOPNCII,
    /// Our own feed.
    FEED
  }

  /// Names a batch of a consumer.
  ///
  /// @param number counted from 1; 0 before the first
  /// @param digest SHA-256 of its payload, 64 hexadecimal digits
  /// @param change up to where it goes
  public record Batch(long number, String digest, long change) {

    /// Before the first batch.
    public static final Batch NONE = new Batch(0, "0".repeat(64), 0);
  }

  /// A batch that was given out.
  ///
  /// @param batch which
  /// @param tombstones how many signals in it were withdrawn since the consumer began
  /// @param withdrawnFirst when the first of them was, in milliseconds since 1970
  /// @param withdrawnSum when each of them was, added up
  public record Given(Batch batch, int tombstones, long withdrawnFirst, long withdrawnSum) {

    /// Nothing was given out.
    public static final Given NONE = new Given(Batch.NONE, 0, 0, 0);
  }

  /// From a withdrawal here to the consumer's acknowledgement, in milliseconds.
  ///
  /// @param count of how many withdrawn signals
  /// @param last the greatest of the last batch that had any
  /// @param most the greatest ever
  /// @param sum all added up
  public record Forgetting(long count, long last, long most, long sum) {

    /// Nothing had to be forgotten.
    public static final Forgetting NONE = new Forgetting(0, 0, 0, 0);

    Forgetting plus(Given given, Instant at) {
      if (given.tombstones() == 0) {
        return this;
      }
      long longest = Math.max(0, at.toEpochMilli() - given.withdrawnFirst());
      long all = Math.max(0, at.toEpochMilli() * given.tombstones() - given.withdrawnSum());
      return new Forgetting(
          count + given.tombstones(), longest, Math.max(most, longest), sum + all);
    }
  }

  /// Returns a consumer that begins.
  public static Consumer begins(SourceId source, Dialect dialect, Instant at) {
    return new Consumer(
        source,
        dialect,
        at,
        Batch.NONE,
        Optional.empty(),
        Optional.empty(),
        Given.NONE,
        Forgetting.NONE);
  }

  /// Returns this consumer, begun anew: it knows nothing. How fast it forgot stays known.
  public Consumer beginsAnew(Instant at) {
    return new Consumer(
        source, dialect, at, Batch.NONE, acknowledgedAt, givenAt, Given.NONE, forgetting);
  }

  /// Returns this consumer after it was given something.
  public Consumer given(Given now, Instant at) {
    return new Consumer(
        source, dialect, since, acknowledged, acknowledgedAt, Optional.of(at), now, forgetting);
  }

  /// Returns this consumer after it acknowledged what it was given last.
  public Consumer acknowledged(Instant at) {
    return new Consumer(
        source,
        dialect,
        since,
        given.batch(),
        Optional.of(at),
        givenAt,
        Given.NONE,
        forgetting.plus(given, at));
  }
}
