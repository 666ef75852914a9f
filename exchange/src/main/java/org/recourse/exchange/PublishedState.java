package org.recourse.exchange;

/// Where a signal stands in what goes out. The names are stable codes.
public enum PublishedState {
  /// Some source stands behind it, none has looked.
  PROPOSED,
  /// At least one source has looked and stands behind it.
  CONFIRMED,
  /// It must be forgotten: a tombstone.
  WITHDRAWN
}
