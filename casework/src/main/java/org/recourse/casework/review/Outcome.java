package org.recourse.casework.review;

/// What becomes of an item. The names are stable codes.
public enum Outcome {
  /// Taken off for everybody.
  REMOVED,
  /// Not shown any more, but not deleted, because somebody must be able to look into it.
  DISABLED,
  /// Not found any more by searching.
  DELISTED,
  /// Stays.
  REFUSED,
  /// Is not there.
  NOT_FOUND,
  /// Was decided with another notice.
  DUPLICATE;

  /// Returns whether the platform must act.
  public boolean restricts() {
    return this == REMOVED || this == DISABLED || this == DELISTED;
  }
}
