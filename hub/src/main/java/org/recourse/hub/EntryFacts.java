package org.recourse.hub;

/// What is known of an entry when it matches. Immutable.
///
/// @param standing where it stands
/// @param confirmationCount how many independent sources have confirmed it
/// @param disputed whether sources disagree
/// @param quarantined whether it was found to match too much
public record EntryFacts(
    Standing standing, int confirmationCount, boolean disputed, boolean quarantined) {

  /// Returns what the statements say.
  public static EntryFacts of(Statements statements, boolean quarantined) {
    return new EntryFacts(
        statements.standing(),
        statements.confirmationCount(),
        statements.isDisputed(),
        quarantined);
  }
}
