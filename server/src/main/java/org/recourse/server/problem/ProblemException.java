package org.recourse.server.problem;

/// A call ends with a problem. The detail is for the caller's developer and never repeats what
/// the
/// caller sent.
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ProblemCode code;

  /// Ends a call.
  public ProblemException(ProblemCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
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
}
