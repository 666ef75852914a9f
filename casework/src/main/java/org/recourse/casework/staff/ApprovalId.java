package org.recourse.casework.staff;

/// Which approval.
///
/// @param number from 1
public record ApprovalId(long number) {

  /// Checks the number.
  public ApprovalId {
    if (number < 1) {
      throw new IllegalArgumentException("an approval's number is from 1: " + number);
    }
  }
}
