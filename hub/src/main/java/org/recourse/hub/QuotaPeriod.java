package org.recourse.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// For how long a quota is given, counted from the whole minute or the day's beginning in UTC.
/// The names are stable codes.
public enum QuotaPeriod {
  /// A minute.
  MINUTE(ChronoUnit.MINUTES),
  /// A day.
  DAY(ChronoUnit.DAYS);

  private final ChronoUnit unit;

  QuotaPeriod(ChronoUnit unit) {
    this.unit = unit;
  }

  /// Returns when the period began that an instant is in.
  public Instant beginOf(Instant instant) {
    return instant.truncatedTo(unit);
  }

  /// Returns when a period ends.
  ///
  /// @param begun when it began
  public Instant endOf(Instant begun) {
    return begun.plus(Duration.of(1, unit));
  }
}
