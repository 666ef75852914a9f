package org.recourse.server.problem;

import org.springframework.http.HttpStatus;

/// What can go wrong, by stable codes. `docs/api/errors.md` says what to do about each.
public enum ProblemCode {
  /// The body, a parameter or a header is not what was asked for.
  INVALID_REQUEST(HttpStatus.BAD_REQUEST),
  /// A signal is not what its type says.
  INVALID_SIGNAL(HttpStatus.BAD_REQUEST),
  /// There is no valid key.
  NOT_AUTHENTICATED(HttpStatus.UNAUTHORIZED),
  /// The key is valid and may not be used for this.
  NOT_ALLOWED(HttpStatus.FORBIDDEN),
  /// There is no such thing, or it is another tenant's.
  NOT_FOUND(HttpStatus.NOT_FOUND),
  /// There is no such method here.
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  /// The name is taken.
  NAME_TAKEN(HttpStatus.CONFLICT),
  /// The consumer is not where it says it is in the feed: begin anew at 0, or ask the operator.
  CURSOR_CONFLICT(HttpStatus.CONFLICT),
  /// Something was done meanwhile that excludes this: read again where it stands.
  CHANGED_MEANWHILE(HttpStatus.CONFLICT),
  /// Too many of this caller's notices were manifestly unfounded: none are taken until the time
  /// that the detail names.
  SUSPENDED(HttpStatus.FORBIDDEN),
  /// The body is larger than this call takes.
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  /// The body took more than a minute to arrive.
  TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
  /// The body is of a kind that this call does not take.
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  /// The picture or video cannot be decoded; `reason` says why.
  MEDIA_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
  /// The file was not fetched from the address that was named; the detail says why.
  FETCH_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
  /// The operator does not let addresses be fetched.
  FETCHING_IS_OFF(HttpStatus.FORBIDDEN),
  /// The picture shows too little to be matched.
  QUALITY_TOO_LOW(HttpStatus.UNPROCESSABLE_CONTENT),
  /// Too many calls: wait as `Retry-After` says.
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
  /// The partner has used up its quota: wait as `Retry-After` says, until the period ends.
  QUOTA_SPENT(HttpStatus.TOO_MANY_REQUESTS),
  /// More is asked than can be answered: wait as `Retry-After` says.
  OVERLOADED(HttpStatus.TOO_MANY_REQUESTS),
  /// The database cannot be reached: try again.
  STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  /// Our own mistake. The correlation id finds it in the log.
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

  private final HttpStatus status;

  ProblemCode(HttpStatus status) {
    this.status = status;
  }

  /// Returns whether the answer says when to try again.
  public boolean saysWhen() {
    return status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE;
  }

  /// Returns the status that goes with it.
  public HttpStatus status() {
    return status;
  }
}
