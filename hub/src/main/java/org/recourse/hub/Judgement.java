package org.recourse.hub;

import java.util.EnumSet;
import java.util.Set;

/// What a match may lead to. A match itself is a fact about bits; this is the bank's policy
/// applied to it.
public sealed interface Judgement {

  /// The platform may act without asking a person first.
  record Act() implements Judgement {}

  /// A person must look.
  ///
  /// @param reasons why, at least one
  record Review(Set<ReviewReason> reasons) implements Judgement {
    /// Copies the reasons.
    public Review {
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a review needs a reason");
      }
      reasons = Set.copyOf(reasons);
    }
  }

  /// Nothing follows: the upload is, or the match is in, a bank of widely seen pictures.
  record Vetoed() implements Judgement {}

  /// Judges a match.
  ///
  /// @param policy of the bank
  /// @param match what of the upload resembles what of the entry, and what is known of that
  /// @param trusted whether the qualities of upload and entry are high enough to be relied upon
  /// @param vetoed whether a negative bank matched the same upload
  static Judgement of(BankPolicy policy, LiveMatch match, boolean trusted, boolean vetoed) {
    EntryFacts facts = match.facts();
    if (vetoed || policy.purpose() == BankPurpose.NEGATIVE) {
      return new Vetoed();
    }
    EnumSet<ReviewReason> reasons = EnumSet.noneOf(ReviewReason.class);
    addIf(reasons, policy.purpose() == BankPurpose.REVIEW, ReviewReason.REVIEW_BANK);
    addIf(reasons, facts.standing() != Standing.CONFIRMED, ReviewReason.UNCONFIRMED);
    addIf(reasons, facts.confirmationCount() < policy.quorum(), ReviewReason.BELOW_QUORUM);
    addIf(reasons, facts.disputed(), ReviewReason.DISPUTED);
    addIf(reasons, facts.quarantined(), ReviewReason.QUARANTINED);
    addIf(reasons, !trusted, ReviewReason.LOW_QUALITY);
    addIf(reasons, !match.resemblance().isWhole(), ReviewReason.CHANGED_COPY);
    return reasons.isEmpty() ? new Act() : new Review(reasons);
  }

  private static void addIf(Set<ReviewReason> reasons, boolean holds, ReviewReason reason) {
    if (holds) {
      reasons.add(reason);
    }
  }
}
