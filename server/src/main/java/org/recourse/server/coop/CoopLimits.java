package org.recourse.server.coop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.recourse.server.limits.LimitedCalls;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.problem.ProblemBody;
import org.recourse.server.problem.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What each of Coop's calls counts as.
@Component
class CoopLimits implements LimitedCalls {

  private final JsonMapper json;

  CoopLimits(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean isFree(HttpServletRequest request) {
    return false;
  }

  @Override
  public boolean takesRoom(HttpServletRequest request) {
    return false;
  }

  @Override
  public RateLimit limitOf(HttpServletRequest request) {
    return RateLimit.CHANGES;
  }

  @Override
  public RateLimit limitOfNobody(HttpServletRequest request) {
    return RateLimit.WRONG_KEYS;
  }

  @Override
  public void refuse(HttpServletResponse response, ProblemCode code, String detail, long retryAfter)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
    refuse(response, code, detail);
  }

  /// Says no for good.
  void refuse(HttpServletResponse response, ProblemCode code, String detail) throws IOException {
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    json.writeValue(response.getOutputStream(), CoopErrors.of(ProblemBody.of(code, detail)));
  }
}
