package org.recourse.casework.review;

import java.time.Instant;
import java.util.Optional;

/// What a person found of an item. Immutable.
///
/// @param item which item
/// @param outcome what becomes of it
/// @param ground on what it rests
/// @param reviewer the number of who decided
/// @param second the number of who agreed, where two are needed
/// @param looked whether who decided looked at the picture
/// @param decidedAt when
/// @param note for colleagues, at most 2,000 characters; never shown outside
public record Decision(
    ItemId item,
    Outcome outcome,
    Ground ground,
    long reviewer,
    Optional<Long> second,
    boolean looked,
    Instant decidedAt,
    String note) {

  private static final int LONGEST_NOTE = 2_000;

  /// Checks that the ground fits the outcome.
  public Decision {
    if (!ground.supports(outcome)) {
      throw new IllegalArgumentException(outcome + " cannot rest on " + ground);
    }
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "a note may have " + LONGEST_NOTE + " characters, this has " + note.length());
    }
    if (second.isPresent() && second.get() == reviewer) {
      throw new IllegalArgumentException("the second reviewer is another person");
    }
  }
}
