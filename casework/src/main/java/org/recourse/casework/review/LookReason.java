package org.recourse.casework.review;

/// Why somebody must look. The names are stable codes.
public enum LookReason {
  /// The declarations contradict each other, or what the platform knows.
  DECLARATIONS_UNCLEAR,
  /// Whether a near copy is one.
  NEAR_COPY,
  /// Somebody objects to a decision.
  APPEAL,
  /// What kind of content it is must be said to an authority.
  REQUIRED_BY_LAW
}
