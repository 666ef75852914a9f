package org.recourse.storage;

import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.recourse.hub.StoreUnavailableException;

/// Lets calls fail at once while the database is known to be away: each would wait for seconds,
/// one behind the other, for the same answer. Once a second one of them tries. May be shared
/// between threads.
final class Outage {

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NONE = Long.MIN_VALUE;

  private final LongSupplier nanoTime;
  private final AtomicLong tryAgainAt = new AtomicLong(NONE);

  Outage(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Returns if the database may be asked.
  ///
  /// @throws StoreUnavailableException if it was away less than a second ago
  void check(String doing) {
    long at = tryAgainAt.get();
    if (at == NONE) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (now - at < 0 || !tryAgainAt.compareAndSet(at, now + RETRY_NANOS)) {
      throw new StoreUnavailableException(
          doing, new SQLTransientConnectionException("it was away a moment ago"));
    }
  }

  /// Takes that no connection could be had.
  void began() {
    tryAgainAt.set(nanoTime.getAsLong() + RETRY_NANOS);
  }

  /// Takes that a connection was had.
  void ended() {
    if (tryAgainAt.get() != NONE) {
      tryAgainAt.set(NONE);
    }
  }
}
