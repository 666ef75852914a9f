package org.recourse.hub;

import java.time.Duration;

/// From when on an entry is thought to match too much to be what it is said to be. Immutable.
///
/// @param uploadCount how many distinct uploads an entry may match, at least 1
/// @param within in what time, at least a second
public record FloodLimit(int uploadCount, Duration within) {

  /// More than 50 distinct uploads in ten minutes.
  public static final FloodLimit USUAL = new FloodLimit(50, Duration.ofMinutes(10));

  private static final int MOST = 10_000;

  /// Checks the ranges.
  public FloodLimit {
    if (uploadCount < 1 || uploadCount > MOST) {
      throw new IllegalArgumentException(
          "a flood limit must be 1 to " + MOST + " uploads: " + uploadCount);
    }
    if (within.toSeconds() < 1 || within.toDays() > 1) {
      throw new IllegalArgumentException("a flood limit must be over 1 second to 1 day: " + within);
    }
  }
}
