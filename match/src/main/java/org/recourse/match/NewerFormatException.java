package org.recourse.match;

/// A file was written by a later version of this program, and is refused rather than guessed at.
public final class NewerFormatException extends BankUnusableException {
  private static final long serialVersionUID = 1;

  /// Names file, format and versions.
  public NewerFormatException(String file, String format, int found, int known) {
    super(file + " is in format " + format + "-v" + found + "; this program knows up to v" + known);
  }
}
