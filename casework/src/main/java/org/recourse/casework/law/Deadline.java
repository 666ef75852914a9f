package org.recourse.casework.law;

import java.time.Instant;

/// When a clock ends for one matter.
///
/// @param regime whose clock
/// @param clock which
/// @param purpose what it is for
/// @param startedAt when it started
/// @param notBefore before when the act would be too early; `startedAt` for nearly every clock
/// @param dueAt when the time is over
/// @param bound whether the law set the time, or the operator
public record Deadline(
    RegimeId regime,
    ClockId clock,
    ClockPurpose purpose,
    Instant startedAt,
    Instant notBefore,
    Instant dueAt,
    Bound bound) {

  /// Checks the order of the instants.
  public Deadline {
    if (notBefore.isBefore(startedAt) || dueAt.isBefore(notBefore)) {
      throw new IllegalArgumentException(
          "not in order: " + startedAt + ", " + notBefore + ", " + dueAt);
    }
  }

  /// Returns one deadline for two beginnings of the same clock in the same matter. A duty takes
  /// the earlier end, so that no later event can put it off; a time that someone was given
  /// takes the later, so that none can cut it short.
  ///
  /// @throws IllegalArgumentException if the other is of another clock
  public Deadline merge(Deadline other) {
    if (!clock.equals(other.clock)) {
      throw new IllegalArgumentException("different clocks: " + clock + ", " + other.clock);
    }
    boolean keepThis =
        purpose.isDuty() ? !other.dueAt.isBefore(dueAt) : !other.dueAt.isAfter(dueAt);
    return keepThis ? this : other;
  }
}
