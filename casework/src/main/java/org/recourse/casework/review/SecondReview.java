package org.recourse.casework.review;

import java.util.random.RandomGenerator;
import org.recourse.casework.notice.AgeInPicture;

/// When one person is not enough.
///
/// What is not easily taken back needs a second person: until she agrees, the item is only
/// disabled, so that the requester does not wait and the uploader loses nothing for good. And of
/// all decisions a sample is decided again by somebody who does not see the first.
public final class SecondReview {

  private static final double SAMPLED = 0.05;

  private SecondReview() {}

  /// Returns whether a decision needs a second person.
  ///
  /// @param nearCopies how many copies beyond identical ones would go with it
  public static boolean isNeeded(Outcome outcome, Ground ground, AgeInPicture age, int nearCopies) {
    boolean forGood = outcome == Outcome.REMOVED && (nearCopies > 0 || age.isRestricted());
    return forGood || (outcome == Outcome.REFUSED && ground == Ground.CONSENT_SHOWN);
  }

  /// Returns what happens at once to a decision that waits for a second person.
  public static Outcome meanwhile(Outcome outcome) {
    return outcome.restricts() ? Outcome.DISABLED : outcome;
  }

  /// Returns whether a decision is decided again blindly: one of twenty.
  public static boolean isSampled(RandomGenerator random) {
    return random.nextDouble() < SAMPLED;
  }
}
