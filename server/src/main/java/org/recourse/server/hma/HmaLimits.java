package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.recourse.server.limits.LimitedCalls;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.problem.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What each call on HMA's port counts as. HMA itself limits nothing.
@Component
class HmaLimits implements LimitedCalls {

  private static final String LOOK_UP = HmaGate.INSIDE + "/m/lookup";
  private static final String RAW_LOOK_UP = HmaGate.INSIDE + "/m/raw_lookup";
  private static final String HASH = HmaGate.INSIDE + "/h/hash";
  private static final String CONTENT = "/content";
  private static final Set<String> FREE =
      Set.of(HmaGate.INSIDE + "/", HmaGate.INSIDE + "/status", HmaGate.INSIDE + "/status/live");

  private final JsonMapper json;

  HmaLimits(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean isFree(HttpServletRequest request) {
    return FREE.contains(request.getRequestURI());
  }

  @Override
  public boolean takesRoom(HttpServletRequest request) {
    // What is sent as a file, or fetched, waits for its turn when it has been decoded.
    String path = request.getRequestURI();
    return isOfSignal(request) && (path.equals(RAW_LOOK_UP) || path.equals(LOOK_UP));
  }

  private static boolean isOfSignal(HttpServletRequest request) {
    return reads(request) && request.getParameter("url") == null;
  }

  private static boolean reads(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.GET.name());
  }

  @Override
  public RateLimit limitOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean reads = reads(request);
    if (path.equals(HASH)
        || (path.equals(LOOK_UP) && !isOfSignal(request))
        || (path.endsWith(CONTENT) && !reads)) {
      return RateLimit.MEDIA;
    }
    if (takesRoom(request)) {
      return RateLimit.LOOK_UPS;
    }
    return reads ? RateLimit.OTHER : RateLimit.CHANGES;
  }

  @Override
  public RateLimit limitOfNobody(HttpServletRequest request) {
    return RateLimit.WRONG_KEYS;
  }

  @Override
  public void refuse(HttpServletResponse response, ProblemCode code, String detail, long retryAfter)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
    refuse(response, code.status(), code.name() + ": " + detail);
  }

  /// Says no for good.
  void refuse(HttpServletResponse response, HttpStatus status, String message) throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    json.writeValue(response.getOutputStream(), new HmaFailures.Message(message));
  }
}
