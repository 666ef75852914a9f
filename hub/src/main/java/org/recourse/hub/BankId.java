package org.recourse.hub;

/// A bank of one tenant. Numbered from 1; a number is never used again.
///
/// @param number 1 or more
public record BankId(long number) {

  /// Checks the number.
  public BankId {
    if (number < 1) {
      throw new IllegalArgumentException("bank numbers begin at 1: " + number);
    }
  }
}
