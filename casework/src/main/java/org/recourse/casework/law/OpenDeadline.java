package org.recourse.casework.law;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A deadline whose act was not done yet, as the store has it.
///
/// @param id its name
/// @param startedAt when its clock started
/// @param dueAt when it ends
/// @param raised the alerts that were recorded for it
public record OpenDeadline(DeadlineId id, Instant startedAt, Instant dueAt, Set<Alert> raised) {

  /// Copies the alerts.
  public OpenDeadline {
    raised = Set.copyOf(raised);
  }

  /// Returns the alerts that must be raised at an instant and were not, in their order.
  /// Several, if nobody looked for long: each is told, because each is a fact.
  public List<Alert> owedAt(Instant now) {
    return Stream.of(Alert.values())
        .filter(alert -> !raised.contains(alert))
        .filter(alert -> !now.isBefore(alert.at(startedAt, dueAt)))
        .toList();
  }
}
