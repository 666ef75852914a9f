package org.recourse.server.hma;

import org.springframework.http.HttpStatus;

/// A call ends as HMA would end it: with a status and `{"message": …}`.
final class HmaFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HttpStatus status;

  HmaFailure(HttpStatus status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  static HmaFailure bad(String message) {
    return new HmaFailure(HttpStatus.BAD_REQUEST, message);
  }

  static HmaFailure notFound(String message) {
    return new HmaFailure(HttpStatus.NOT_FOUND, message);
  }
}
