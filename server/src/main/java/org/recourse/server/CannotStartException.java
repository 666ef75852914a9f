package org.recourse.server;

/// The service cannot start; the message is one line for its operator.
public final class CannotStartException extends Exception {

  private static final long serialVersionUID = 1;

  CannotStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
