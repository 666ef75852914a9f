package org.recourse.storage;

/// A copy cannot be made or brought back; the message says why.
public final class BackupException extends Exception {

  private static final long serialVersionUID = 1;

  BackupException(String message) {
    super(message);
  }
}
