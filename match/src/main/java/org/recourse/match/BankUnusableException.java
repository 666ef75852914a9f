package org.recourse.match;

/// A bank cannot be opened as it is. The message is one line for people: which file, what is
/// wrong.
public abstract sealed class BankUnusableException extends Exception
    permits BankExistsException,
        BankLockedException,
        CorruptIndexException,
        NewerFormatException,
        NoBankException {
  private static final long serialVersionUID = 1;

  BankUnusableException(String message) {
    super(message);
  }
}
