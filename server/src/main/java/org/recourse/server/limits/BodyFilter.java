package org.recourse.server.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Refuses what no call means: JSON that is too large to be read into memory, or takes a minute to
/// arrive, too much of it at once, and a parameter that is given twice, of which two readers may
/// take different ones.
///
/// What is read as JSON takes up to ten times as many bytes in memory. HMA's own calls have
/// limits of their own.
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
public class BodyFilter extends OncePerRequestFilter {

  /// How many bytes of JSON a call may have.
  public static final int MOST_BYTES = 8 * 1024 * 1024;

  private static final int KIBIBYTES_IN_ALL = 64 * 1024;
  private static final String HMA = "/hma/";

  private final Semaphore kibibytes = new Semaphore(KIBIBYTES_IN_ALL);
  private final HandlerExceptionResolver problems;

  /// Refuses as the controllers do.
  public BodyFilter(HandlerExceptionResolver handlerExceptionResolver) {
    this.problems = handlerExceptionResolver;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith(HMA);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (namesOneTwice(request.getQueryString() == null ? "" : request.getQueryString())) {
      refuse(request, response, ProblemException.invalid("a parameter is given twice"));
    } else if (isJson(request)) {
      withRoom(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void withRoom(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    if (length > MOST_BYTES) {
      refuse(request, response, tooLarge());
      return;
    }
    int held = (int) ((length < 0 ? MOST_BYTES : length) / 1024);
    if (!kibibytes.tryAcquire(held)) {
      refuse(
          request,
          response,
          new ProblemException(ProblemCode.OVERLOADED, "more is sent than can be held"));
      return;
    }
    try {
      chain.doFilter(new LimitedRequest(request, MOST_BYTES, System::nanoTime), response);
    } catch (ProblemException e) {
      refuse(request, response, e);
    } finally {
      kibibytes.release(held);
    }
  }

  static ProblemException tooLarge() {
    return new ProblemException(ProblemCode.TOO_LARGE, "a body may have " + MOST_BYTES + " bytes");
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, ProblemException problem) {
    problems.resolveException(request, response, null, problem);
  }

  /// Returns whether a call says that its body is JSON.
  public static boolean isJson(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).contains("json");
  }

  private static boolean namesOneTwice(String query) {
    Set<String> names = new HashSet<>();
    for (String parameter : query.split("&", -1)) {
      int end = parameter.indexOf('=');
      String name = end < 0 ? parameter : parameter.substring(0, end);
      if (!name.isEmpty() && !names.add(name)) {
        return true;
      }
    }
    return false;
  }
}
