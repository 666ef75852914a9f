package org.recourse.casework.review;

import java.time.Duration;
import java.time.Instant;

/// That one person works on a notice, and nobody else meanwhile.
///
/// @param reviewer the number of who
/// @param until when others may take it
public record Claim(long reviewer, Instant until) {

  /// For how long a notice is claimed; each act on it renews that.
  public static final Duration ALLOWED = Duration.ofMinutes(30);

  /// Returns whether somebody else may not act now.
  public boolean excludes(long other, Instant now) {
    return reviewer != other && now.isBefore(until);
  }
}
