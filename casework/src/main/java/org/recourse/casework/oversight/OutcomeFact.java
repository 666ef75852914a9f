package org.recourse.casework.oversight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Outcome;

/// What became of one item of one notice under one regime: all that is counted. It has no
/// number of a notice, a case or a person, so that figures cannot lead back.
///
/// @param regime under which it is counted; an item under two regimes is two facts
/// @param receivedAt when the notice came
/// @param completeAtOnce whether nothing was missing
/// @param trustedFlagger whether a trusted flagger notified (DSA art. 22)
/// @param outcome empty while it is open
/// @param ground empty while it is open
/// @param actedAt when it was decided and done; empty while it is open
/// @param clocks the duties that it started
/// @param copiesFound how many copies were found besides
/// @param copiesRemoved how many of these are gone
/// @param appeals what was contested
public record OutcomeFact(
    RegimeId regime,
    Instant receivedAt,
    boolean completeAtOnce,
    boolean trustedFlagger,
    Optional<Outcome> outcome,
    Optional<Ground> ground,
    Optional<Instant> actedAt,
    List<ClockRun> clocks,
    int copiesFound,
    int copiesRemoved,
    List<Appealed> appeals) {

  /// Checks and copies.
  public OutcomeFact {
    clocks = List.copyOf(clocks);
    appeals = List.copyOf(appeals);
    if (outcome.isPresent() != actedAt.isPresent()) {
      throw new IllegalArgumentException("decided without an instant, or the reverse");
    }
    if (copiesRemoved < 0 || copiesFound < copiesRemoved) {
      throw new IllegalArgumentException(copiesRemoved + " of " + copiesFound + " copies");
    }
  }

  /// A clock that an item started.
  ///
  /// @param clock which
  /// @param dueAt its end
  public record ClockRun(ClockId clock, Instant dueAt) {}

  /// An appeal.
  ///
  /// @param by who contested
  /// @param reversed whether the decision was changed; empty while the appeal is open
  public record Appealed(Appeal.By by, Optional<Boolean> reversed) {}
}
