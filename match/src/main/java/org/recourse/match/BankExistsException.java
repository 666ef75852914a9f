package org.recourse.match;

/// There already is a bank, or another file of ours, where one was to be created.
public final class BankExistsException extends BankUnusableException {
  private static final long serialVersionUID = 1;

  /// Names the place.
  public BankExistsException(String place) {
    super("there already is a bank here: " + place);
  }
}
