package org.recourse.hub;

/// What a bank is for.
public enum BankPurpose {
  /// Confirmed entries may lead to an action by themselves, others to a review.
  ACTION,
  /// Every match leads to a review.
  REVIEW,
  /// Widely seen pictures: a match here takes the force from all other matches of the same upload.
  NEGATIVE
}
