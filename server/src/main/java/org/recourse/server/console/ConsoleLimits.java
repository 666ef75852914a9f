package org.recourse.server.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.console.page.ConsoleProblems;
import org.recourse.server.limits.LimitFilter;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.limits.RateLimits;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Counts each call: of a member by his number, of nobody by the network.
final class ConsoleLimits extends OncePerRequestFilter {

  private final RateLimits limits;
  private final ConsoleProblems problems;

  ConsoleLimits(RateLimits limits, ConsoleProblems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      count(request);
    } catch (ProblemException e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter()));
      problems.show(request, response, e.code());
      return;
    }
    chain.doFilter(request, response);
  }

  private void count(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who instanceof StaffCaller caller) {
      limits.take(RateLimit.OTHER, "staff " + caller.getName(), 1);
    } else {
      limits.take(RateLimit.STAFF_PAGES, LimitFilter.network(request.getRemoteAddr()), 1);
    }
  }
}
