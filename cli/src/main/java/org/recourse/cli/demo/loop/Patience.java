package org.recourse.cli.demo.loop;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits for what another program does in its own time.
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long BETWEEN_MILLIS = 100;

  private Patience() {}

  /// Something to look for.
  interface Search<T> {
    Optional<T> look() throws IOException;
  }

  /// Looks again and again, and returns what was found; empty if it did not come in time.
  static <T> Optional<T> until(Search<T> search) throws IOException {
    long end = System.nanoTime() + LONGEST.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (true) {
        Optional<T> found = search.look();
        if (found.isPresent() || System.nanoTime() > end) {
          return found;
        }
        var _ = never.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
