package org.recourse.casework.law;

/// Names a deadline in its store. Opaque; says nothing of the matter.
///
/// @param value not blank
public record DeadlineId(String value) {
  /// Checks that it is not blank.
  public DeadlineId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("blank");
    }
  }
}
