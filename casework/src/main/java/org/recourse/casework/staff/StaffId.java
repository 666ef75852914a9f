package org.recourse.casework.staff;

/// Who somebody of the staff is, to the program. Never used again for another.
///
/// @param number from 1
public record StaffId(long number) {

  /// Checks the number.
  public StaffId {
    if (number < 1) {
      throw new IllegalArgumentException("a staff number is from 1: " + number);
    }
  }
}
