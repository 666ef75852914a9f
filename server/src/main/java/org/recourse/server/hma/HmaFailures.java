package org.recourse.server.hma;

import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Says what went wrong in HMA's words.
@RestControllerAdvice(basePackageClasses = HmaFailures.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class HmaFailures {

  /// An error as HMA writes it.
  ///
  /// @param message for the caller's developer
  record Message(String message) {}

  @ExceptionHandler
  ResponseEntity<Message> failure(HmaFailure e) {
    return answer(e.status(), e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Message> problem(ProblemException e) {
    // HMA knows no 422 for a file that is no picture.
    HttpStatus status = e.code().status() == HttpStatus.UNPROCESSABLE_CONTENT
        ? HttpStatus.BAD_REQUEST
        : e.code().status();
    return answer(status, e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<Message> unreadable(HttpMessageNotReadableException e) {
    return answer(HttpStatus.BAD_REQUEST, "the body is not what this call takes");
  }

  @ExceptionHandler
  ResponseEntity<Message> away(StoreUnavailableException e) {
    return answer(HttpStatus.SERVICE_UNAVAILABLE, "the database is not available");
  }

  private static ResponseEntity<Message> answer(
      HttpStatus status, @org.jspecify.annotations.Nullable String message) {
    return ResponseEntity.status(status).body(new Message(String.valueOf(message)));
  }
}
