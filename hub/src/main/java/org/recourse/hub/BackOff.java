package org.recourse.hub;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long to wait before a failed delivery is tried again: twice as long each time, by chance
/// up to half as long, so that those that failed together do not come back together. Immutable.
///
/// @param first after the first failure
/// @param longest at most
/// @param attempts after how many failures it is given up
public record BackOff(Duration first, Duration longest, int attempts) {

  /// From five seconds to six hours, sixteen times: about a day and a half.
  public static final BackOff USUAL = new BackOff(Duration.ofSeconds(5), Duration.ofHours(6), 16);

  private static final int MOST_DOUBLINGS = 30;

  /// Checks the ranges.
  public BackOff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
      throw new IllegalArgumentException(
          "back-off must grow: " + first + " to " + longest + ", " + attempts + " attempts");
    }
  }

  /// Returns how long to wait, or empty if it is to be given up.
  ///
  /// @param failures how often it has failed now, at least 1
  public Optional<Duration> after(int failures, RandomGenerator random) {
    if (failures >= attempts) {
      return Optional.empty();
    }
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long wait = Math.min(doubled, longest.toMillis());
    return Optional.of(Duration.ofMillis(wait - random.nextLong(wait / 2 + 1)));
  }
}
