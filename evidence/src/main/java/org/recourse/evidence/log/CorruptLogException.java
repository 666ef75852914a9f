package org.recourse.evidence.log;

import java.io.IOException;

/// What is on the disk is not what a log wrote there. Says which file, and what was expected.
public final class CorruptLogException extends IOException {

  private static final long serialVersionUID = 1;

  CorruptLogException(String file, String expected) {
    super(file + ": expected " + expected);
  }
}
