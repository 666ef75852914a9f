package org.recourse.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.recourse.server.limits.BodyFilter;
import org.recourse.server.limits.LimitedCalls;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.problem.ProblemBody;
import org.recourse.server.problem.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What each call on the main port counts as.
@Component
class ApiLimits implements LimitedCalls {

  private static final String LOOK_UPS = "/api/v1/lookups";

  private final JsonMapper json;

  ApiLimits(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean isFree(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/health");
  }

  @Override
  public boolean takesRoom(HttpServletRequest request) {
    // What is sent as a file waits for its turn when it has been decoded.
    return request.getRequestURI().equals(LOOK_UPS) && BodyFilter.isJson(request);
  }

  @Override
  public RateLimit limitOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.equals("/api/v1/hashes")
        || path.startsWith(LOOK_UPS + "/")
        || path.endsWith("/entries/media")) {
      return RateLimit.MEDIA;
    }
    if (path.startsWith(LOOK_UPS)) {
      return RateLimit.LOOK_UPS;
    }
    return request.getMethod().equals(HttpMethod.GET.name()) ? RateLimit.OTHER : RateLimit.CHANGES;
  }

  @Override
  public RateLimit limitOfNobody(HttpServletRequest request) {
    return request.getRequestURI().equals("/api/v1/setup") ? RateLimit.SETUP : RateLimit.WRONG_KEYS;
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
    response.setContentType(ProblemBody.MEDIA_TYPE);
    json.writeValue(response.getOutputStream(), ProblemBody.of(code, detail));
  }
}
