package org.recourse.server.fetch;

import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/// Breaks off what is being fetched when its time is over, whatever it waits for. May be shared
/// between threads.
final class Deadline {

  private @Nullable Cancellable watched;
  private boolean passed;

  /// Breaks this off from now on instead of what was watched before.
  synchronized void watch(Cancellable request) {
    watched = request;
    if (passed) {
      request.cancel();
    }
  }

  /// Says that the time is over.
  synchronized void pass() {
    passed = true;
    if (watched != null) {
      watched.cancel();
    }
  }

  synchronized boolean hasPassed() {
    return passed;
  }
}
