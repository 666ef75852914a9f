package org.recourse.casework.review;

/// On what a decision rests. The names are stable codes.
public enum Ground {
  /// The notifier declares it, the item was found, and nothing speaks against it.
  DECLARED,
  /// It is a copy of an item that was confirmed before.
  CONFIRMED_MATCH,
  /// A reviewer saw it.
  SEEN,
  /// The person shown was or may have been under 18.
  UNDER_18,
  /// It is not intimate content.
  NOT_INTIMATE,
  /// Whoever notifies is neither the person shown nor acts for her.
  NOT_THE_PERSON,
  /// It was published with the consent of the person shown.
  CONSENT_SHOWN,
  /// What is said is not enough to find it, and asking again brought nothing.
  NOT_LOCATED,
  /// It is gone already.
  GONE,
  /// Another notice of the same item was decided.
  DECIDED_BEFORE;

  /// Returns whether a decision with this outcome can rest on it.
  public boolean supports(Outcome outcome) {
    return switch (this) {
      case DECLARED, CONFIRMED_MATCH, SEEN -> outcome.restricts();
      case UNDER_18 -> outcome == Outcome.REMOVED || outcome == Outcome.DISABLED;
      case NOT_INTIMATE, NOT_THE_PERSON, CONSENT_SHOWN -> outcome == Outcome.REFUSED;
      case NOT_LOCATED, GONE -> outcome == Outcome.NOT_FOUND;
      case DECIDED_BEFORE -> outcome == Outcome.DUPLICATE;
    };
  }

  /// Returns whether the regimes that excuse a platform do so for this (UK Online Safety Act 2023
  /// s.10(3B)): the requester may object with priority.
  public boolean isException() {
    return this == NOT_INTIMATE || this == NOT_THE_PERSON;
  }
}
