package org.recourse.hub;

/// An entry, whichever bank it is in. Numbered from 1; a number is never used again.
///
/// @param number 1 or more
public record EntryId(long number) {

  /// Checks the number.
  public EntryId {
    if (number < 1) {
      throw new IllegalArgumentException("entry numbers begin at 1: " + number);
    }
  }
}
