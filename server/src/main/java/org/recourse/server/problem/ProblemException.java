package org.recourse.server.problem;

import java.util.function.Supplier;

/// A call ends with a problem. The detail is for the caller's developer and never repeats what
/// the caller sent.
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemCode code;
  private final long retryAfter;

  /// Ends a call.
  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, 1);
  }

  private ProblemException(ProblemCode code, String detail, long retryAfter) {
    super(detail, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /// Returns in how many seconds it may be tried again, where trying again helps.
  public long retryAfter() {
    return retryAfter;
  }

  /// Returns that there were too many calls.
  ///
  /// @param retryAfter in how many seconds there will be room
  public static ProblemException tooMany(long retryAfter) {
    return later(ProblemCode.TOO_MANY_REQUESTS, "too many calls", retryAfter);
  }

  /// Returns that there is no room now.
  ///
  /// @param retryAfter in how many seconds there will be
  public static ProblemException later(ProblemCode code, String detail, long retryAfter) {
    return new ProblemException(code, detail, retryAfter);
  }

  /// Returns what went wrong.
  public ProblemCode code() {
    return code;
  }

  /// Returns that there is no such thing.
  public static ProblemException notFound(String what) {
    return new ProblemException(ProblemCode.NOT_FOUND, "there is no such " + what);
  }

  /// Returns that the request is not as it should be.
  public static ProblemException invalid(String detail) {
    return new ProblemException(ProblemCode.INVALID_REQUEST, detail);
  }

  /// Makes a value of what was sent, and says what is wrong with it in a problem.
  ///
  /// @param made throws an [IllegalArgumentException] of which the message may be said
  public static <T> T valid(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }
}
