package org.recourse.storage;

/// The data was written by a newer version of this program, and is left untouched.
public final class DatabaseTooNewException extends Exception {

  private static final long serialVersionUID = 1;

  /// Says what was found.
  DatabaseTooNewException(String found, String known) {
    super("the data has schema version " + found + ", this program knows versions up to " + known
        + ": start it with the version of Recourse that wrote the data, or a newer one");
  }
}
