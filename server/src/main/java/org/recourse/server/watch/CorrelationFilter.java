package org.recourse.server.watch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each call a number by chance, which is in its answer and in every log line that it
/// causes. The caller's own is not taken: it could say anything. The path is never logged, since
/// a key may be in it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class CorrelationFilter extends OncePerRequestFilter {

  /// The name in log lines.
  public static final String KEY = "correlation";

  private static final String HEADER = "Recourse-Correlation";

  /// The framework makes one.
  public CorrelationFilter() {}

  /// Returns the number of the call that this thread answers.
  public static UUID current() {
    String set = MDC.get(KEY);
    return set == null ? UUID.randomUUID() : UUID.fromString(set);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String correlation = UUID.randomUUID().toString();
    response.setHeader(HEADER, correlation);
    try (var _ = MDC.putCloseable(KEY, correlation)) {
      chain.doFilter(request, response);
    }
  }
}
