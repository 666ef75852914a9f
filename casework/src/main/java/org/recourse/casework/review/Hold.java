package org.recourse.casework.review;

import java.time.Instant;

/// That a notice waits for something. The clocks run on.
///
/// @param until when it is in the queue again
/// @param why for colleagues, at most 500 characters
public record Hold(Instant until, String why) {

  private static final int LONGEST = 500;

  /// Checks the length.
  public Hold {
    if (why.isBlank() || why.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a reason has 1 to " + LONGEST + " characters: " + why.length());
    }
  }
}
