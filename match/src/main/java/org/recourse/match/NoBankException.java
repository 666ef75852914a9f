package org.recourse.match;

/// There is no bank where one was to be opened.
public final class NoBankException extends BankUnusableException {
  private static final long serialVersionUID = 1;

  /// Names the place.
  public NoBankException(String place) {
    super("there is no bank here: " + place);
  }
}
