package org.recourse.server.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.console.page.ConsoleProblems;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says on a page that the database is away where already who calls cannot be found out: what is
/// thrown before a handler is chosen meets no other that speaks to people.
final class AwayFilter extends OncePerRequestFilter {

  private final ConsoleProblems problems;

  AwayFilter(ConsoleProblems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (StoreUnavailableException e) {
      problems.away(e, request, response);
    }
  }
}
