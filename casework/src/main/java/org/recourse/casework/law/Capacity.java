package org.recourse.casework.law;

/// In what capacity someone notifies. The names are stable codes.
public enum Capacity {
  /// The depicted person herself.
  SELF,
  /// Someone whom she authorised: a lawyer, a friend.
  AUTHORISED,
  /// A body that the law or a regulator designated, such as a victims' centre.
  BODY,
  /// Anyone, whoever is shown.
  ANYONE,
  /// A court, the police or a regulator.
  AUTHORITY,
  /// The platform itself, which reports what it found.
  PROVIDER;

  /// Returns whether this is someone who acts for the depicted person.
  public boolean actsForAnother() {
    return this == AUTHORISED || this == BODY;
  }
}
