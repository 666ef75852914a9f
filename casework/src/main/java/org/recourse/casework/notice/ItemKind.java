package org.recourse.casework.notice;

/// What an item is said to be. The names are stable codes.
public enum ItemKind {
  /// A picture or video taken with consent or by herself, and passed on without it.
  AUTHENTIC,
  /// Made or changed to show her.
  SYNTHETIC,
  /// Filmed without her knowing.
  SECRET_FILMING,
  /// A threat to publish.
  THREAT,
  /// Her name, address, accounts or other data.
  PERSONAL_DATA,
  /// Not said.
  UNKNOWN
}
