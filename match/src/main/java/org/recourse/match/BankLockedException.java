package org.recourse.match;

/// Another process, or another part of this one, has the bank open for writing.
public final class BankLockedException extends BankUnusableException {
  private static final long serialVersionUID = 1;

  /// Names the bank by its place.
  public BankLockedException(String place) {
    super("another process has the bank open for writing: " + place);
  }
}
