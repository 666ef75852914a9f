package org.recourse.casework.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Element;
import org.recourse.hub.TenantId;

/// A notice as it came in, with what the law makes of it. Immutable.
///
/// @param id its number
/// @param tenant whose platform is told
/// @param origin how it came in
/// @param content what it says
/// @param receivedAt when: every clock runs from here
/// @param deadlines the clocks that it starts, of every regime that applies
/// @param missing what a regime asks for and is not there; the clocks run all the same
/// @param key the number of the key with which it was handed in, if it was
/// @param reference the caller's own name for it, by which a repetition is known; at most 100
///     characters, empty if there is none
public record NoticeDraft(
    NoticeId id,
    TenantId tenant,
    NoticeOrigin origin,
    NoticeContent content,
    Instant receivedAt,
    List<Deadline> deadlines,
    Set<Element> missing,
    Optional<Long> key,
    String reference) {

  private static final int LONGEST_REFERENCE = 100;

  /// Copies and checks.
  public NoticeDraft {
    deadlines = List.copyOf(deadlines);
    missing = Set.copyOf(missing);
    Lengths.check("reference", reference, LONGEST_REFERENCE);
  }

  /// Returns when the platform must have answered: the earliest end of a duty, if there is one.
  public Optional<Instant> dueAt() {
    return NoticeClocks.dueAt(deadlines);
  }
}
