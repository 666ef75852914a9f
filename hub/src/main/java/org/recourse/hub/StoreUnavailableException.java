package org.recourse.hub;

/// The database cannot be reached, or cannot write. Nothing of the call was kept; it may be tried
/// again later.
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Wraps what happened.
  ///
  /// @param doing what was being done, without any data of it
  public StoreUnavailableException(String doing, Throwable cause) {
    super("the database is not available: " + doing, cause);
  }
}
