package org.recourse.casework.cases;

/// Which case, inside the house. Numbered from 1; a number is never used again.
///
/// @param number 1 or more
public record CaseId(long number) {

  /// Checks the number.
  public CaseId {
    if (number < 1) {
      throw new IllegalArgumentException("case numbers begin at 1: " + number);
    }
  }
}
