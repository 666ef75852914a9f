package org.recourse.hub;

/// What a source can say of an entry.
public enum StatementKind {
  /// It belongs into the bank, as far as the source knows.
  PROPOSED,
  /// The source looked, and it belongs into the bank.
  CONFIRMED,
  /// The source looked, and it does not belong into the bank.
  REFUSED,
  /// The source takes back what it said before.
  WITHDRAWN
}
