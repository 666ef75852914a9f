package org.recourse.server.problem;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.util.UUID;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.watch.CorrelationFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Turns whatever ends a call into a problem. Nothing of what the caller sent gets into the
/// answer or the log.
@RestControllerAdvice
public class ProblemHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  /// The framework makes one.
  public ProblemHandler() {}

  /// Says what the call itself found.
  @ExceptionHandler
  public ResponseEntity<ProblemBody> problem(ProblemException e) {
    ProblemBody body = ProblemBody.of(e.code(), String.valueOf(e.getMessage()));
    return e.code().saysWhen() ? later(body, e.retryAfter()) : answer(body);
  }

  /// Says that the body cannot be read, without repeating it.
  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    MethodArgumentTypeMismatchException.class
  })
  public ResponseEntity<ProblemBody> unreadable(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // What our own code said while the body was read: that it is too large.
      if (cause instanceof ProblemException problem) {
        return problem(problem);
      }
    }
    return answer(ProblemBody.of(
        ProblemCode.INVALID_REQUEST,
        "the request is not what this call takes: see /api/v1/openapi"));
  }

  /// Says what a value's own rules found. Our values do not repeat what they were given; what
  /// others say may, and is not passed on.
  @ExceptionHandler
  public ResponseEntity<ProblemBody> outOfRange(IllegalArgumentException e) {
    StackTraceElement[] trace = e.getStackTrace();
    boolean ours = trace.length > 0 && trace[0].getClassName().startsWith("org.recourse.");
    return ours
        ? answer(ProblemBody.of(ProblemCode.INVALID_REQUEST, String.valueOf(e.getMessage())))
        : unreadable(e);
  }

  /// Says that the database is away, and that trying again helps.
  @ExceptionHandler
  public ResponseEntity<ProblemBody> away(StoreUnavailableException e) {
    UUID correlation = CorrelationFilter.current();
    LOG.error("event=STORE_UNAVAILABLE cause={}", root(e));
    ProblemBody body = ProblemBody.of(
        ProblemCode.STORE_UNAVAILABLE, "this call was not acknowledged: try again", correlation);
    return later(body, 5);
  }

  /// Says what the framework found, or that it was our mistake.
  @ExceptionHandler
  public ResponseEntity<ProblemBody> other(Exception e) {
    if (e instanceof ErrorResponse response) {
      return ofStatus(response.getStatusCode().value());
    }
    // The body's bytes: chunks that are none, an end too early, nothing for too long; a form or a
    // query that cannot be read, or has too many fields.
    if (e instanceof BadRequestException
        || e instanceof InvalidParameterException
        || e instanceof EOFException
        || e instanceof SocketTimeoutException) {
      return unreadable(e);
    }
    UUID correlation = CorrelationFilter.current();
    LOG.error("event=INTERNAL where={}", where(e));
    return answer(ProblemBody.of(ProblemCode.INTERNAL, "this is our own mistake", correlation));
  }

  /// Says what the framework found by a status alone.
  ResponseEntity<ProblemBody> ofStatus(int status) {
    return answer(bodyOf(status));
  }

  /// Returns what is said of a status alone.
  static ProblemBody bodyOf(int status) {
    return ProblemBody.of(codeOf(status), "this call does not exist or takes other input");
  }

  private static ProblemCode codeOf(int status) {
    return switch (status) {
      case 404 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 413 -> ProblemCode.TOO_LARGE;
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      default -> ProblemCode.INVALID_REQUEST;
    };
  }

  // The kind and the place: a message could hold what somebody sent.
  private static String where(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static String root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return where(cause);
  }

  private static ResponseEntity<ProblemBody> later(ProblemBody body, long retryAfter) {
    return ResponseEntity.status(body.status())
        .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter))
        .contentType(MediaType.parseMediaType(ProblemBody.MEDIA_TYPE))
        .body(body);
  }

  private static ResponseEntity<ProblemBody> answer(ProblemBody body) {
    return ResponseEntity.status(body.status())
        .contentType(MediaType.parseMediaType(ProblemBody.MEDIA_TYPE))
        .body(body);
  }
}
