package org.recourse.casework.review;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;

/// One line of the queue: nothing in it shows or names a person. Immutable.
///
/// @param notice which notice
/// @param origin how it came in
/// @param receivedAt when
/// @param dueAt when it must be answered, if a clock runs
/// @param kinds what its items are said to be
/// @param items how many items it has
/// @param located how many of them the platform has found
/// @param undecided how many of them are to be decided
/// @param restricted whether the person shown may have been under 18
/// @param escalated whether it waits for a lead
/// @param claim who works on it, if somebody does
/// @param hold what it waits for, if it does
public record QueueEntry(
    NoticeId notice,
    NoticeOrigin origin,
    Instant receivedAt,
    Optional<Instant> dueAt,
    Set<ItemKind> kinds,
    int items,
    int located,
    int undecided,
    boolean restricted,
    boolean escalated,
    Optional<Claim> claim,
    Optional<Hold> hold) {

  /// Copies the kinds.
  public QueueEntry {
    kinds = Set.copyOf(kinds);
  }
}
