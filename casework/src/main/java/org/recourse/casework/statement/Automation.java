package org.recourse.casework.statement;

/// The use of automated means, DSA art. 17(3)(c).
///
/// @param detection whether a program found the item
/// @param decision how far a program decided
public record Automation(boolean detection, Decision decision) {

  /// How far a program decided.
  public enum Decision {
    /// A person decided.
    BY_A_PERSON,
    /// A person decided on the first copy, and a program on those that are the same.
    PARTLY,
    /// A program decided.
    BY_A_PROGRAM
  }
}
