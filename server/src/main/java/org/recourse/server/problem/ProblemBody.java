package org.recourse.server.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A problem as RFC 9457 writes it.
///
/// @param type names the code, as a URN that leads nowhere
/// @param title the code in words
/// @param status the HTTP status
/// @param detail one sentence for the caller's developer
/// @param code the stable code
/// @param correlation finds what happened in the operator's log, if it was logged
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable String correlation) {

  /// The media type.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// Returns the body of a problem.
  public static ProblemBody of(ProblemCode code, String detail) {
    return of(code, detail, null);
  }

  /// Returns the body of a problem that was logged.
  public static ProblemBody of(ProblemCode code, String detail, @Nullable UUID correlation) {
    return new ProblemBody(
        "urn:recourse:problem:" + code.name(),
        code.status().getReasonPhrase(),
        code.status().value(),
        detail,
        code.name(),
        correlation == null ? null : correlation.toString());
  }
}
