package org.recourse.casework.review;

import java.time.Instant;

/// That somebody looked at a picture. Kept with the reason, for who audits. Immutable.
///
/// @param item at which item
/// @param reviewer the number of who looked
/// @param reason why
/// @param at when
public record Look(ItemId item, long reviewer, LookReason reason, Instant at) {}
