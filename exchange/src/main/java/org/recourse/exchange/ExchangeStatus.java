package org.recourse.exchange;

import java.time.Instant;
import java.util.Optional;

/// How fetching went. Immutable.
///
/// @param startedAt when the last run began
/// @param endedAt when the last run that ended did
/// @param succeededAt when the last run that fetched all there was ended
/// @param failure why the last run failed, a stable code, if it did
/// @param fetchedCount how many records were ever taken over
/// @param quarantinedCount how many records lie in quarantine
/// @param upToDate whether the last run fetched all there was
public record ExchangeStatus(
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Instant> succeededAt,
    Optional<String> failure,
    long fetchedCount,
    long quarantinedCount,
    boolean upToDate) {

  /// Before the first run.
  public static final ExchangeStatus NEW = new ExchangeStatus(
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, false);

  /// Returns whether a run is under way.
  public boolean isRunning() {
    return startedAt.isPresent() && (endedAt.isEmpty() || endedAt.get().isBefore(startedAt.get()));
  }
}
