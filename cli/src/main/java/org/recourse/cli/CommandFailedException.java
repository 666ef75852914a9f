package org.recourse.cli;

/// A command cannot go on; the message is one line for the person who gave it.
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// @param message file, what, where, what to do
  public CommandFailedException(String message) {
    super(message);
  }
}
