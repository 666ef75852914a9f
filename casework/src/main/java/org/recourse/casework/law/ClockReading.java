package org.recourse.casework.law;

import java.time.Duration;
import java.time.Instant;

/// What time it is, twice: what the wall clock says, and what follows from time that
/// demonstrably passed. They differ only after somebody, or NTP, has set the wall clock, or the
/// machine slept.
///
/// @param wall what the wall clock says
/// @param proven an earlier reading and what the monotonic clock counted since
public record ClockReading(Instant wall, Instant proven) {

  private static final Duration AGREEMENT = Duration.ofSeconds(2);

  /// Returns the later of both: what a deadline is held against, so that no error of one clock
  /// makes an alert late.
  public Instant latest() {
    return wall.isAfter(proven) ? wall : proven;
  }

  /// Returns the earlier of both: what a receipt is stamped with, so that no error of one clock
  /// gives a notice more time than the law does.
  public Instant earliest() {
    return wall.isAfter(proven) ? proven : wall;
  }

  /// Returns whether both agree to within two seconds.
  public boolean isAgreed() {
    return ahead().abs().compareTo(AGREEMENT) <= 0;
  }

  /// Returns by how much the wall clock is ahead; negative if it is behind.
  public Duration ahead() {
    return Duration.between(proven, wall);
  }
}
