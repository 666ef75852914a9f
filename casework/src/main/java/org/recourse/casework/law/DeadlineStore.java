package org.recourse.casework.law;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where open deadlines and the alerts raised for them are kept. May be asked by several threads
/// and several servers at once.
///
/// The record of an alert *is* the alert: staff's pages show what is recorded, and what is sent
/// out (mail, webhooks) is put into an outbox in the same transaction, under the key of deadline
/// and alert. So a crash before the record loses nothing, for the next scan raises it; and one
/// after it doubles nothing, for the next scan finds it recorded.
public interface DeadlineStore {

  /// Returns the open deadlines that may owe an alert at an instant: started at or before it,
  /// act not done, and not every alert recorded. May leave out those whose next
  /// alert is after the horizon.
  List<OpenDeadline> open(Instant horizon);

  /// Records an alert, durably, unless it is recorded already or the deadline is not open any
  /// more.
  ///
  /// @param deadline which
  /// @param alert which
  /// @param at when it was found to be due
  /// @return whether it was recorded by this call
  boolean raised(DeadlineId deadline, Alert alert, Instant at);

  /// Returns the reading that was kept last; empty before the first.
  Optional<ClockReading> lastReading();

  /// Keeps a reading in place of the one before it.
  void keep(ClockReading reading);
}
