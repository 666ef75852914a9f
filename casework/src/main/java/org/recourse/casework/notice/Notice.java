package org.recourse.casework.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Element;
import org.recourse.hub.TenantId;

/// A notice that was received. Withheld from logs. Immutable.
///
/// @param id its number
/// @param tenant whose platform was told
/// @param origin how it came in
/// @param caseId of which case, if the notifier has one here
/// @param content what it says; empty once it was shredded
/// @param receivedAt when
/// @param deadlines the clocks that it started
/// @param missing what a regime asks for and is not there
/// @param state where it stands
/// @param key the number of the key with which it was handed in, if it was
public record Notice(
    NoticeId id,
    TenantId tenant,
    NoticeOrigin origin,
    Optional<CaseId> caseId,
    Optional<NoticeContent> content,
    Instant receivedAt,
    List<Deadline> deadlines,
    Set<Element> missing,
    NoticeState state,
    Optional<Long> key) {

  /// Copies the lists.
  public Notice {
    deadlines = List.copyOf(deadlines);
    missing = Set.copyOf(missing);
  }

  /// Returns when the platform must have answered, if a clock runs.
  public Optional<Instant> dueAt() {
    return NoticeClocks.dueAt(deadlines);
  }

  /// Says which without what it says.
  @Override
  public String toString() {
    return "Notice[" + id + "]";
  }
}
