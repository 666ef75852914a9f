package org.recourse.exchange;

/// Whether an exchange is told what we decide of the entries that it gave us.
public enum FeedbackSetting {
  /// It never was.
  NEVER,
  /// It is.
  ON,
  /// It was, and is no more. What it reports of others may still be our own word.
  STOPPED;

  /// Returns whether what the other side reports of others may be our own word.
  public boolean mayEcho() {
    return this != NEVER;
  }
}
