package org.recourse.casework.review;

import java.time.Instant;

/// That somebody looked at a picture. Kept with the reason, for who audits. Immutable.
///
/// @param item at which item
/// @param reviewer the number of who looked
/// @param reason why
/// @param at when
/// @param shown whether there was something to see: not if the platform did not hand it over
public record Look(ItemId item, long reviewer, LookReason reason, Instant at, boolean shown) {

  /// A look as it is granted: what is not known to have failed counts as shown.
  public Look(ItemId item, long reviewer, LookReason reason, Instant at) {
    this(item, reviewer, reason, at, true);
  }
}
