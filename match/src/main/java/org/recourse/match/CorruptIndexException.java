package org.recourse.match;

/// Stored bytes are not what was written: which file, where, what, what was expected and found.
public final class CorruptIndexException extends BankUnusableException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final long offset;

  /// Says everything that is known.
  ///
  /// @param offset in bytes from the start of the file
  /// @param what which part of the format, in its words
  public CorruptIndexException(
      String file, long offset, String what, String expected, String found) {
    super(file + " is damaged at byte " + offset + ": " + what + " is " + found + ", not "
        + expected);
    this.file = file;
    this.offset = offset;
  }

  /// Returns the name of the file within the bank.
  public String file() {
    return file;
  }

  /// Returns where the damaged part begins, in bytes from the start of the file.
  public long offset() {
    return offset;
  }
}
