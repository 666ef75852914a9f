package org.recourse.server.coop;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.server.problem.ProblemBody;

/// What went wrong, as Coop says it (its docs/api/errors.md).
///
/// @param errors at least one
record CoopErrors(List<CoopError> errors) {

  CoopErrors {
    errors = List.copyOf(errors);
  }

  /// One thing that went wrong.
  ///
  /// @param status of HTTP
  /// @param type Coop's names of what it is; none where it has none
  /// @param title in words
  /// @param detail for the client's developer
  /// @param pointer where in the body, as a JSON pointer, if it is there
  /// @param requestId finds what happened in the operator's log, if it was logged
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CoopError(
      int status,
      List<String> type,
      String title,
      String detail,
      @Nullable String pointer,
      @Nullable String requestId) {

    CoopError {
      type = List.copyOf(type);
    }
  }

  /// Says that a body is not what Coop takes.
  static CoopErrors of(CoopRefusal refusal) {
    return new CoopErrors(List.of(new CoopError(
        400,
        type(400),
        "Request body failed validation.",
        String.valueOf(refusal.getMessage()),
        refusal.pointer().isEmpty() ? null : refusal.pointer(),
        null)));
  }

  /// Says a problem of ours.
  static CoopErrors of(ProblemBody problem) {
    return new CoopErrors(List.of(new CoopError(
        problem.status(),
        type(problem.status()),
        problem.title(),
        problem.code() + ": " + problem.detail(),
        null,
        problem.correlation())));
  }

  // Coop names no error of a rate limit.
  private static List<String> type(int status) {
    return switch (status) {
      case 401 -> List.of("/errors/authentication-failed-or-missing");
      case 403 -> List.of("/errors/authorization-failed");
      case 404 -> List.of("/errors/not-found");
      case 409 -> List.of("/errors/conflict");
      case 429 -> List.of();
      default ->
        List.of(status < 500 ? "/errors/invalid-user-input" : "/errors/internal-server-error");
    };
  }
}
