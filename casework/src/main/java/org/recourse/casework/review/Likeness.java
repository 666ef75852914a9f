package org.recourse.casework.review;

/// How a copy resembles an item. The names are stable codes.
public enum Likeness {
  /// The same file, or the same picture bit for bit of its fingerprint.
  IDENTICAL,
  /// Near: the same or substantially the same, which a person judges.
  NEAR
}
