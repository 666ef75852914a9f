package org.recourse.hub;

/// An organisation whose banks and keys this hub keeps apart from all others. Numbered from 1; a
/// number is never used again.
///
/// @param number 1 or more
public record TenantId(long number) {

  /// Who set the hub up, and may let others in.
  public static final TenantId FIRST = new TenantId(1);

  /// Checks the number.
  public TenantId {
    if (number < 1) {
      throw new IllegalArgumentException("tenant numbers begin at 1: " + number);
    }
  }
}
