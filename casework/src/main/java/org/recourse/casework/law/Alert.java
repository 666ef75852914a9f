package org.recourse.casework.law;

import java.time.Duration;
import java.time.Instant;

/// What staff are told of a deadline as time runs out; of 48 hours: after 24, 36 and 44, and when
/// it is over. The names are stable codes.
public enum Alert {
  /// Half of the time has passed.
  HALF(6),
  /// Three quarters.
  THREE_QUARTERS(9),
  /// Eleven twelfths.
  LAST_CALL(11),
  /// All of it, and nobody acted.
  BREACHED(12);

  private final int twelfths;

  Alert(int twelfths) {
    this.twelfths = twelfths;
  }

  /// Returns when the alert is due.
  public Instant at(Instant startedAt, Instant dueAt) {
    Duration whole = Duration.between(startedAt, dueAt);
    return startedAt.plus(whole.multipliedBy(twelfths).dividedBy(12));
  }
}
