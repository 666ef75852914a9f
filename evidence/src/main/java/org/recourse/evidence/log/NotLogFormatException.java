package org.recourse.evidence.log;

/// Something is not written as a log's formats ask. Says which part, and what was expected, and
/// repeats nothing of it.
public final class NotLogFormatException extends Exception {

  private static final long serialVersionUID = 1;

  NotLogFormatException(String what, String expected) {
    super(what + ": expected " + expected);
  }
}
