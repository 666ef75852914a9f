package org.recourse.server.watch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.recourse.hub.KeyStore;
import org.recourse.hub.StoreUnavailableException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the database answers: a part of readiness.
///
/// It is asked once a second in the background, so that a probe waits for nothing, and probes
/// that anyone may send cost the database nothing.
@Component("store")
class StoreHealth implements HealthIndicator, AutoCloseable {

  private static final long SECONDS_BETWEEN = 1;

  /// After this long without an answer it is taken to be away, whatever the asking one waits for.
  private static final long NANOS_SILENT = TimeUnit.SECONDS.toNanos(10);

  private final KeyStore keys;
  private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("store-health").factory());
  private volatile boolean answers = true;
  private volatile long askedLast = System.nanoTime();

  StoreHealth(KeyStore keys) {
    this.keys = keys;
    var _ = asking.scheduleWithFixedDelay(
        this::ask, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  @Override
  public Health health() {
    boolean silent = System.nanoTime() - askedLast > NANOS_SILENT;
    return answers && !silent ? Health.up().build() : Health.outOfService().build();
  }

  private void ask() {
    try {
      var _ = keys.isEmpty();
      answers = true;
    } catch (StoreUnavailableException _) {
      answers = false;
    }
    askedLast = System.nanoTime();
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
