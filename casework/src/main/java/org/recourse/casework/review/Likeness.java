package org.recourse.casework.review;

/// How a copy resembles an item. The names are stable codes.
public enum Likeness {
  /// The same file, or the same picture saved again.
  IDENTICAL,
  /// Near: the same or substantially the same, which a person judges.
  NEAR;

  /// In how many of the 256 bits of PDQ a picture that is as good as identical differs at most.
  /// Saved again at another size or quality, few bits change (docs/measurements/accuracy.md);
  /// between strangers 100 and more do.
  public static final int IDENTICAL_WITHIN = 10;

  /// Returns how a picture resembles another.
  ///
  /// @param distance in how many bits of PDQ they differ
  public static Likeness at(int distance) {
    return distance <= IDENTICAL_WITHIN ? IDENTICAL : NEAR;
  }
}
