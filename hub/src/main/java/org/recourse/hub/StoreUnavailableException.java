package org.recourse.hub;

/// The database cannot be reached, or cannot write. The call is not acknowledged and may be tried
/// again later: nothing of it was kept, or, if a server was lost in the very moment of its
/// commit, all of it.
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Wraps what happened.
  ///
  /// @param doing what was being done, without any data of it
  public StoreUnavailableException(String doing, Throwable cause) {
    super("the database is not available: " + doing, cause);
  }
}
