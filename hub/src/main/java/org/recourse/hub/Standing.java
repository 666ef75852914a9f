package org.recourse.hub;

/// Where an entry stands, by what its sources say of it.
public enum Standing {
  /// Some source stands behind it, none has looked.
  PROPOSED,
  /// At least one source has looked and stands behind it.
  CONFIRMED,
  /// This hub's own reviewers, or all who looked, say it does not belong here. Never matches.
  REFUSED,
  /// Nobody stands behind it any more. Never matches.
  WITHDRAWN;

  /// Returns whether such an entry is looked for in uploads.
  public boolean matches() {
    return this == PROPOSED || this == CONFIRMED;
  }
}
