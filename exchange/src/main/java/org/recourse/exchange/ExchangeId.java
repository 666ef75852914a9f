package org.recourse.exchange;

/// From whom is fetched. Numbered from 1; a number is never used again.
///
/// @param number 1 or more
public record ExchangeId(long number) {

  /// Checks the number.
  public ExchangeId {
    if (number < 1) {
      throw new IllegalArgumentException("exchange numbers begin at 1: " + number);
    }
  }
}
