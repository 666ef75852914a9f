package org.recourse.hub;

/// Why a match asks for a person and does not lead to an action by itself. The names are stable
/// codes.
public enum ReviewReason {
  /// Nobody who looked stands behind the entry.
  UNCONFIRMED,
  /// Fewer independent sources have confirmed the entry than the bank's policy asks for.
  BELOW_QUORUM,
  /// Sources disagree about the entry.
  DISPUTED,
  /// The entry matched too many distinct uploads in a short time.
  QUARANTINED,
  /// The bank's matches are always reviewed.
  REVIEW_BANK,
  /// The upload, or the entry, shows too little to be relied upon.
  LOW_QUALITY,
  /// Only a part of the upload, or of the entry, was found in the other: there is more to see
  /// than what the sources confirmed.
  CHANGED_COPY
}
