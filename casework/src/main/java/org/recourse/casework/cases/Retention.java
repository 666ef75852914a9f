package org.recourse.casework.cases;

import java.time.Duration;
import java.time.Instant;

/// How long is kept what nobody needs any more. Immutable.
///
/// @param caseDays after how many days without a visit a case is erased that waits for nothing;
///     30 to 3,650
/// @param noticeDays after how many days from its end a notice's contents are erased; at least as
///     long as a decision can be contested (six months, Regulation (EU) 2022/2065 art. 20(1)),
///     and at most 3,650
public record Retention(int caseDays, int noticeDays) {

  /// Two years without a visit, and a year from the end of a notice.
  public static final Retention USUAL = new Retention(730, 365);

  private static final int LEAST_CASE_DAYS = 30;
  private static final int LEAST_NOTICE_DAYS = 190;
  private static final int MOST_DAYS = 3_650;

  /// Checks the days.
  public Retention {
    check("a case", caseDays, LEAST_CASE_DAYS);
    check("a notice", noticeDays, LEAST_NOTICE_DAYS);
  }

  private static void check(String what, int days, int least) {
    if (days < least || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          what + " is kept for " + least + " to " + MOST_DAYS + " days: " + days);
    }
  }

  /// Returns when a case ends that was visited then, if nothing of it waits.
  public Instant caseEnds(Instant seenAt) {
    return seenAt.plus(Duration.ofDays(caseDays));
  }

  /// Returns before when a case was visited last that ends now.
  public Instant casesBefore(Instant now) {
    return now.minus(Duration.ofDays(caseDays));
  }

  /// Returns before when a notice ended whose contents end now.
  public Instant noticesBefore(Instant now) {
    return now.minus(Duration.ofDays(noticeDays));
  }
}
