package org.recourse.match;

import java.io.IOException;

/// The disk failed: full, gone, not permitted. What had been acknowledged before is still there.
public final class DiskException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Says what was tried on which file.
  public DiskException(String tried, String file, IOException cause) {
    super("could not " + tried + " " + file + ": " + cause.getMessage(), cause);
  }
}
