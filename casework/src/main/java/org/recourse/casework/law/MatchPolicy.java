package org.recourse.casework.law;

/// How alike a copy must be before a regime's duty to find and remove copies reaches it.
public enum MatchPolicy {
  /// "Known identical copies" (47 USC 223a): the same bytes, or so near that no one could tell.
  IDENTICAL_COPIES,
  /// "The same, or substantially the same" (Online Safety Act s. 10(3A)): perceptual, and a
  /// person looks.
  SUBSTANTIALLY_SAME,
  /// No express duty to find copies.
  NONE
}
