package org.recourse.hub;

/// How much a partner may ask. Immutable.
///
/// @param kind of what
/// @param period in what time
/// @param most how much, 0 or more
public record Quota(QuotaKind kind, QuotaPeriod period, long most) {

  /// Checks the number.
  public Quota {
    if (most < 0) {
      throw new IllegalArgumentException("a quota must be 0 or more: " + most);
    }
  }
}
