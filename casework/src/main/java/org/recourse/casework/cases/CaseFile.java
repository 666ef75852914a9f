package org.recourse.casework.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.recourse.casework.notice.NoticeId;

/// A case as its requester sees it. Immutable.
///
/// @param id which
/// @param handle by which she names it
/// @param openedAt when it was opened
/// @param content what she told us
/// @param consents all that she ever gave, the latest of each act
/// @param notices the notices that came of it
/// @param events what happened, the earliest first
public record CaseFile(
    CaseId id,
    CaseHandle handle,
    Instant openedAt,
    CaseContent content,
    List<Consent> consents,
    List<NoticeId> notices,
    List<CaseEvent> events) {

  /// Copies the lists.
  public CaseFile {
    consents = List.copyOf(consents);
    notices = List.copyOf(notices);
    events = List.copyOf(events);
  }

  /// Returns what she agrees to now.
  public Set<ConsentAct> agreed() {
    return consents.stream()
        .filter(Consent::holds)
        .map(Consent::act)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Says nothing of it.
  @Override
  public String toString() {
    return "CaseFile[withheld]";
  }
}
