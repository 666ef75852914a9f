package org.recourse.media.internal.wire;

import java.io.IOException;

/// The other end said what cannot be. It is not to be trusted any more.
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1;

  /// Says what was wrong.
  public ProtocolException(String message) {
    super(message);
  }
}
