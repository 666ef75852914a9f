package org.recourse.casework.review;

import java.time.Duration;
import java.time.Instant;

/// Who may contest what, until when, and who decides.
///
/// Source: Regulation (EU) 2022/2065 art. 20 (six months, both sides, not by who decided); UK
/// Online Safety Act 2023 s.21(2A) (priority where the platform took itself to be excused).
public final class AppealRules {

  // Six months of at most 184 days: never shorter than the law's.
  private static final Duration WITHIN = Duration.ofDays(184);

  private AppealRules() {}

  /// Returns whether an appeal can be received.
  public static boolean isOpen(Decision decision, Appeal.By by, Instant now) {
    boolean concerned = by == Appeal.By.REQUESTER
        ? !decision.outcome().restricts()
        : decision.outcome().restricts();
    return concerned && !now.isAfter(openUntil(decision));
  }

  /// Returns the last instant at which an appeal can be received.
  public static Instant openUntil(Decision decision) {
    return decision.decidedAt().plus(WITHIN);
  }

  /// Returns whether it goes first.
  public static boolean isExpedited(Decision decision, Appeal.By by) {
    return by == Appeal.By.REQUESTER && decision.ground().isException();
  }

  /// Returns whether somebody may decide it: not who decided before, alone or as second.
  public static boolean mayDecide(Decision decision, long reviewer) {
    return decision.reviewer() != reviewer
        && decision.second().filter(second -> second == reviewer).isEmpty();
  }
}
