package org.recourse.server.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.recourse.server.console.page.ConsoleProblems;
import org.recourse.server.problem.ProblemCode;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what another site makes a browser do, by what browsers say of each call (Fetch
/// Metadata, W3C): a change comes from our own pages; what is read may also be typed, or be a
/// link that somebody follows.
final class SiteFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final ConsoleProblems problems;

  SiteFilter(ConsoleProblems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader("Sec-Fetch-Site");
    boolean ours = site != null && OURS.contains(site);
    if (ours || (READING.contains(request.getMethod()) && mayRead(request, site == null))) {
      chain.doFilter(request, response);
    } else {
      problems.show(request, response, ProblemCode.NOT_ALLOWED);
    }
  }

  // A program that is no browser says nothing, and has no cookie that another could use.
  private static boolean mayRead(HttpServletRequest request, boolean silent) {
    return silent || "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
  }
}
