package org.recourse.casework.cases;

import java.time.Instant;
import java.util.Optional;

/// A line in the list of cases whose requesters let caseworkers read them. Nothing of what she
/// told is in it. Immutable.
///
/// @param id which
/// @param handle by which she names it
/// @param openedAt when it was opened
/// @param answeredAt when she wrote last, if she did
/// @param writtenAt when a caseworker wrote last, if one did
public record SharedCase(
    CaseId id,
    CaseHandle handle,
    Instant openedAt,
    Optional<Instant> answeredAt,
    Optional<Instant> writtenAt) {

  /// Returns whether she wrote, and nobody has written since.
  public boolean isWaiting() {
    return answeredAt
        .filter(at -> writtenAt.isEmpty() || writtenAt.get().isBefore(at))
        .isPresent();
  }
}
