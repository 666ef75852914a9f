package org.recourse.server.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.recourse.server.intake.page.IntakeProblems;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.limits.RateLimits;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a form that another site filled in, one that is too large, and pages that one network
/// asks for too often.
final class IntakeFilter extends OncePerRequestFilter {

  /// As much as the connector reads of a form.
  static final int LARGEST_FORM = 64 * 1024;

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final IntakeProblems problems;
  private final RateLimits limits;
  private final CallerNetwork networks;

  IntakeFilter(IntakeProblems problems, RateLimits limits, CallerNetwork networks) {
    this.problems = problems;
    this.limits = limits;
    this.networks = networks;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!READING.contains(request.getMethod()) && !isOurs(request)) {
      problems.show(request, response, ProblemCode.NOT_ALLOWED);
    } else if (request.getContentLengthLong() > LARGEST_FORM) {
      problems.show(request, response, ProblemCode.TOO_LARGE);
    } else if (isInTime(request, response)) {
      chain.doFilter(request, response);
    }
  }

  /*
   * By Fetch Metadata (W3C). A browser too old to say where a call comes from is let through: it
   * has nothing with it that another site could use. `Origin` cannot be asked instead, because
   * under our referrer policy browsers send `null` for our own forms.
   */
  private static boolean isOurs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null || OURS.contains(site);
  }

  private boolean isInTime(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> network = networks.of(request);
    try {
      network.ifPresent(name -> limits.take(RateLimit.INTAKE_PAGES, name, 1));
      return true;
    } catch (ProblemException e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter()));
      problems.show(request, response, e.code());
      return false;
    }
  }
}
