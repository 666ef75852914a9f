package org.recourse.server.casework;

import java.time.Instant;
import org.recourse.casework.law.GuardedClock;

/// The clock by which notices are received: where the machine's clock and the time that
/// demonstrably passed differ, the earlier of both, so that no error of one gives the platform
/// more time than the law does. May be shared between threads.
///
/// @param guarded the clock that is watched
public record ReceiptClock(GuardedClock guarded) {

  /// Returns when something that comes in now is received.
  public Instant now() {
    return guarded.instant();
  }
}
