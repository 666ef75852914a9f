package org.recourse.casework.review;

import java.time.Instant;
import java.util.Optional;

/// That a decision was taken back. Kept for who audits. Immutable.
///
/// @param item of which item
/// @param outcome what had been decided
/// @param ground on what that rested
/// @param reviewer the number of who had decided
/// @param second the number of who had agreed
/// @param decidedAt when that was
/// @param undoneBy the number of who took it back
/// @param undoneAt when
public record UndoneDecision(
    ItemId item,
    Outcome outcome,
    Ground ground,
    long reviewer,
    Optional<Long> second,
    Instant decidedAt,
    long undoneBy,
    Instant undoneAt) {}
