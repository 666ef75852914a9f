package org.recourse.hub;

/// What of a partner's calls is counted against a quota. The names are stable codes.
public enum QuotaKind {
  /// Uploads that are looked up by their signals.
  LOOK_UPS,
  /// Entries that are added, new or known.
  ADDS,
  /// Pictures and videos that are sent, or named by address, to be looked up or fingerprinted.
  MEDIA
}
