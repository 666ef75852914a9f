package org.recourse.benchmarks.hub;

import java.io.IOException;

/// There was no answer to a call: its connection broke. The JDK's client now and then closes one
/// that it has just taken from its pool.
final class ConnectionLostException extends IOException {

  private static final long serialVersionUID = 1;

  ConnectionLostException(IOException cause) {
    super("the connection broke", cause);
  }
}
