package org.recourse.casework.law;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Finds the alerts that are owed and records them. Deadlines are rows that are looked through
/// at start and then every [half minute][#EVERY], not timers: a timer dies with its process.
///
/// An alert comes at most one interval late in elapsed time, plus the time for which no process
/// ran. It never comes twice, and what is recorded is never taken back: a clock that is set back
/// un-breaches nothing. Any number of servers may scan at once.
public final class DeadlineScan {

  /// How often to scan, so that an alert is at most a minute late even if one scan fails.
  public static final Duration EVERY = Duration.ofSeconds(30);

  private final GuardedClock clock;
  private final DeadlineStore store;

  /// Prepares to scan.
  public DeadlineScan(GuardedClock clock, DeadlineStore store) {
    this.clock = clock;
    this.store = store;
  }

  /// Scans once and returns what this scan recorded. If the store fails, the exception passes;
  /// what was recorded before stays, and the next scan does the rest.
  public List<RaisedAlert> scan() {
    ClockReading now = clock.read();
    store.keep(now);
    List<RaisedAlert> raised = new ArrayList<>();
    for (OpenDeadline deadline : store.open(now.latest())) {
      for (Alert alert : deadline.owedAt(now.latest())) {
        if (store.raised(deadline.id(), alert, now.latest())) {
          raised.add(new RaisedAlert(deadline.id(), alert, now.latest(), now.isAgreed()));
        }
      }
    }
    return raised;
  }
}
