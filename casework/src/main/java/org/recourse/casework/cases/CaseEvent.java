package org.recourse.casework.cases;

import java.time.Instant;
import java.util.Map;

/// One thing that happened in a case. Immutable.
///
/// @param kind what
/// @param at when
/// @param details what its sentence names: `notice`, `due`, `count`, `ground`, `act`, `item`,
///     `text`; instants as ISO 8601 in UTC
public record CaseEvent(CaseEventKind kind, Instant at, Map<String, String> details) {

  /// Copies the details.
  public CaseEvent {
    details = Map.copyOf(details);
  }

  /// Says what without naming anything.
  @Override
  public String toString() {
    return "CaseEvent[" + kind + "]";
  }
}
