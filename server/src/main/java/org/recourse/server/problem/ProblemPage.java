package org.recourse.server.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.recourse.hub.StoreUnavailableException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says in our form what ended a call before it reached its controller. The framework's own page
/// would repeat the path, and a key may be in it.
@RestController
class ProblemPage implements ErrorController {

  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  private final ProblemHandler problems;

  ProblemPage(ProblemHandler problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  ResponseEntity<ProblemBody> problem(HttpServletRequest request) {
    Optional<Exception> thrown = thrown(request);
    if (thrown.isPresent() && thrown.get() instanceof StoreUnavailableException away) {
      return problems.away(away);
    }
    if (thrown.isPresent() && thrown.get() instanceof ProblemException problem) {
      return problems.problem(problem);
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (thrown.isPresent() || Objects.equals(status, SERVER_ERROR)) {
      return problems.other(thrown.orElseGet(IllegalStateException::new));
    }
    // Without a status somebody asked for this very page.
    return problems.ofStatus(status instanceof Integer code ? code : NOT_FOUND);
  }

  private static Optional<Exception> thrown(HttpServletRequest request) {
    Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    while (thrown instanceof jakarta.servlet.ServletException && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    return thrown instanceof Exception exception ? Optional.of(exception) : Optional.empty();
  }
}
