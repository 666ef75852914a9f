package org.recourse.server.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemBody;
import org.recourse.server.problem.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Counts each call against its limit, and lets look-ups in one after the other.
public final class LimitFilter extends OncePerRequestFilter {

  private static final String LOOK_UPS = "/api/v1/lookups";
  private static final int IPV6_PREFIX_BYTES = 8;

  private final RateLimits limits;
  private final Admission admission;
  private final JsonMapper json;

  /// Counts with these.
  public LimitFilter(RateLimits limits, Admission admission, JsonMapper json) {
    this.limits = limits;
    this.admission = admission;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/health");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    double wait = wait(request);
    if (wait > 0) {
      refuse(response, ProblemCode.TOO_MANY_REQUESTS, "too many calls", (long) Math.ceil(wait));
    } else if (request.getRequestURI().startsWith(LOOK_UPS)) {
      inTurn(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void inTurn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      if (!admission.enter()) {
        refuse(response, ProblemCode.OVERLOADED, "more is asked than can be answered", 1);
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      refuse(response, ProblemCode.OVERLOADED, "the service is ending", 5);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      admission.leave();
    }
  }

  private double wait(HttpServletRequest request) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof Caller caller) {
      return limits.seconds(limitOf(request), caller.holder(), 1);
    }
    RateLimit limit =
        request.getRequestURI().equals("/api/v1/setup") ? RateLimit.SETUP : RateLimit.WRONG_KEYS;
    return limits.seconds(limit, network(request), 1);
  }

  private static RateLimit limitOf(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean media = path.equals("/api/v1/hashes")
        || path.startsWith(LOOK_UPS + "/")
        || path.endsWith("/entries/media");
    if (media) {
      return RateLimit.MEDIA;
    }
    if (path.startsWith(LOOK_UPS)) {
      return RateLimit.LOOK_UPS;
    }
    return request.getMethod().equals("GET") ? RateLimit.OTHER : RateLimit.CHANGES;
  }

  // One network is one holder: who has an IPv6 address has 2^64 of them.
  private static String network(HttpServletRequest request) {
    try {
      byte[] address = InetAddress.ofLiteral(request.getRemoteAddr()).getAddress();
      return HexFormat.of()
          .formatHex(address.length > 4 ? Arrays.copyOf(address, IPV6_PREFIX_BYTES) : address);
    } catch (IllegalArgumentException _) {
      return "unknown";
    }
  }

  private void refuse(
      HttpServletResponse response, ProblemCode code, String detail, long retryAfter)
      throws IOException {
    response.setStatus(code.status().value());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
    response.setContentType(ProblemBody.MEDIA_TYPE);
    json.writeValue(response.getOutputStream(), ProblemBody.of(code, detail));
  }
}
