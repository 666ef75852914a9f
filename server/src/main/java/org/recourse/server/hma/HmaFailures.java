package org.recourse.server.hma;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.problem.ProblemBody;
import org.recourse.server.problem.ProblemException;
import org.recourse.server.problem.ProblemHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Says what went wrong in HMA's words.
@RestControllerAdvice(basePackageClasses = HmaFailures.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class HmaFailures {

  private final ProblemHandler problems;

  HmaFailures(ProblemHandler problems) {
    this.problems = problems;
  }

  /// An error as HMA writes it.
  ///
  /// @param message for the caller's developer
  record Message(String message) {}

  /// A field's error as pydantic, on which HMA stands, writes it.
  ///
  /// @param type the kind of fault
  /// @param loc which field
  /// @param msg for the caller's developer
  record Invalid(String type, List<String> loc, String msg) {}

  @ExceptionHandler
  ResponseEntity<Message> failure(HmaFailure e) {
    return answer(e.status(), e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<List<Invalid>> field(HmaInvalidField e) {
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
        .body(List.of(new Invalid(e.type(), List.of(e.field()), String.valueOf(e.getMessage()))));
  }

  @ExceptionHandler
  ResponseEntity<Message> problem(ProblemException e) {
    // HMA knows no 422 for a file that is no picture.
    HttpStatus status = e.code().status() == HttpStatus.UNPROCESSABLE_CONTENT
        ? HttpStatus.BAD_REQUEST
        : e.code().status();
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
    if (e.code().saysWhen()) {
      answer.header(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter()));
    }
    return answer.body(new Message(e.code().name() + ": " + e.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<Message> noNumber(MethodArgumentTypeMismatchException e) {
    return answer(HttpStatus.NOT_FOUND, "there is no such path");
  }

  @ExceptionHandler
  ResponseEntity<Message> outOfRange(IllegalArgumentException e) {
    return inHmaForm(problems.outOfRange(e));
  }

  @ExceptionHandler
  ResponseEntity<Message> away(StoreUnavailableException e) {
    return inHmaForm(problems.away(e));
  }

  @ExceptionHandler
  ResponseEntity<Message> other(Exception e) {
    return inHmaForm(problems.other(e));
  }

  private static ResponseEntity<Message> inHmaForm(ResponseEntity<ProblemBody> problem) {
    ProblemBody body = problem.getBody();
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatusCode());
    String retryAfter = problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
    if (retryAfter != null) {
      answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return answer.body(new Message(body == null ? "" : said(body)));
  }

  private static String said(ProblemBody body) {
    String correlation = body.correlation();
    return body.code() + ": " + body.detail()
        + (correlation == null ? "" : " (" + correlation + ")");
  }

  private static ResponseEntity<Message> answer(HttpStatus status, @Nullable String message) {
    return ResponseEntity.status(status).body(new Message(String.valueOf(message)));
  }
}
