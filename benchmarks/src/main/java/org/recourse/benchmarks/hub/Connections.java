package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// As many connections as calls are on the way. May be shared between threads.
final class Connections implements AutoCloseable {

  private final URI address;
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

  Connections(URI address) {
    this.address = address;
  }

  /// Makes a call, and returns the status of its answer.
  ///
  /// @throws IOException if the connection broke, or there was no answer for 30 s
  int call(byte[] request) throws IOException {
    Connection one = idle.poll();
    Connection used = one == null ? new Connection(address) : one;
    boolean kept = false;
    try {
      int status = used.call(request);
      kept = used.isKept();
      return status;
    } finally {
      if (kept) {
        idle.add(used);
      } else {
        used.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection one = idle.poll(); one != null; one = idle.poll()) {
      one.close();
    }
  }
}
