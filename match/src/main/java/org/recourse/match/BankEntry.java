package org.recourse.match;

/// An entry of a bank. Immutable.
///
/// @param number 1, 2, 3, … in the order of import; never used again after a removal
public record BankEntry(long number, EntryContent content) {
  /// Checks the number.
  public BankEntry {
    if (number < 1) {
      throw new IllegalArgumentException("entries are numbered from 1: " + number);
    }
  }

  /// Returns what the entry is called: its name, or else its number.
  public String id() {
    String name = content.name();
    return name != null ? name : Long.toString(number);
  }
}
