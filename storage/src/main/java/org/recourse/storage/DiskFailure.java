package org.recourse.storage;

import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.Set;

/// Tells a disk that failed from one that is full or a database that is away.
final class DiskFailure {

  /*
   * SQLite's result codes: the low byte is the kind, the rest which call failed. A full disk is a
   * kind of its own (13), but is told as an I/O error where the shared memory file cannot grow
   * (SHMSIZE); what is no failure of the disk at all (NOMEM, BLOCKED, LOCK, and the like) does not
   * end anything either.
   */
  private static final int IO_ERROR = 10;
  private static final int KIND = 0xff;
  private static final Set<Integer> HARMLESS = Set.of(
      IO_ERROR | 11 << 8, // BLOCKED
      IO_ERROR | 12 << 8, // NOMEM
      IO_ERROR | 15 << 8, // LOCK
      IO_ERROR | 18 << 8, // SHMOPEN
      IO_ERROR | 19 << 8, // SHMSIZE
      IO_ERROR | 20 << 8, // SHMLOCK
      IO_ERROR | 21 << 8); // SHMMAP

  private DiskFailure() {}

  /// Returns the embedded database's code of a failed disk behind an exception, if there is one.
  static OptionalInt codeIn(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof SQLException failure && isDiskFailure(failure)) {
        return OptionalInt.of(failure.getErrorCode());
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isDiskFailure(SQLException failure) {
    int code = failure.getErrorCode();
    return failure.getClass().getName().startsWith("org.sqlite.")
        && (code & KIND) == IO_ERROR
        && !HARMLESS.contains(code);
  }
}
