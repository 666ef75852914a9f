package org.recourse.hub;

import java.time.Instant;

/// What is known of an entry when it matches. Immutable.
///
/// @param standing where it stands
/// @param confirmationCount how many independent sources have confirmed it
/// @param disputed whether sources disagree
/// @param quarantined whether it was found to match too much
/// @param disabledUntil until when it does not match; [Instant#EPOCH] if it does,
///     [#FOR_EVER] for ever; whole seconds
public record EntryFacts(
    Standing standing,
    int confirmationCount,
    boolean disputed,
    boolean quarantined,
    Instant disabledUntil) {

  /// When an entry is enabled again that is disabled for ever: never in the life of this format.
  public static final Instant FOR_EVER = Instant.ofEpochSecond(0xffff_ffffL);

  /// Returns facts of an entry that is neither disputed, quarantined nor disabled.
  public static EntryFacts plain(Standing standing, int confirmationCount) {
    return new EntryFacts(standing, confirmationCount, false, false, Instant.EPOCH);
  }

  /// Returns whether the entry is to be found now.
  public boolean matches(Instant now) {
    return standing.matches() && !now.isBefore(disabledUntil);
  }
}
