package org.recourse.storage;

import org.jspecify.annotations.Nullable;

/// The operator's key does not open this database.
public final class WrongKeyException extends Exception {

  private static final long serialVersionUID = 1;

  WrongKeyException(String why, @Nullable Throwable cause) {
    super("this key does not open the database: " + why, cause);
  }
}
