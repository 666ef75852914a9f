package org.recourse.media.internal.pool;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Kills children whose time is over.
public final class Watchdog implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer;

  /// Starts the one thread that watches.
  public Watchdog() {
    timer = new ScheduledThreadPoolExecutor(
        1, Thread.ofPlatform().name("recourse-media-watchdog").daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /// Begins to count. Close the deadline when the work is done.
  Deadline watch(Killable child, Duration within) {
    Deadline deadline = new Deadline(child);
    deadline.set(within);
    return deadline;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /// What can be ended from another thread.
  @FunctionalInterface
  interface Killable {
    void kill();
  }

  /// One child's time for one file.
  final class Deadline implements AutoCloseable {
    private final Killable child;
    private volatile boolean passed;
    private volatile @Nullable ScheduledFuture<?> alarm;

    private Deadline(Killable child) {
      this.child = child;
    }

    /// Counts anew, from now.
    void set(Duration within) {
      close();
      alarm = timer.schedule(this::pass, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pass() {
      passed = true;
      child.kill();
    }

    boolean hasPassed() {
      return passed;
    }

    @Override
    public void close() {
      ScheduledFuture<?> waiting = alarm;
      if (waiting != null) {
        waiting.cancel(false);
      }
    }
  }
}
