package org.recourse.server.coop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.recourse.server.faces.FaceRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Brings calls to Coop's paths to where they are answered in this program, [#INSIDE].
///
/// The paths are Coop's own, on the main port: none of ours begins with `/api/v1/report`, and a
/// client of Coop's changes nothing but the host. As in Coop a path may end in a slash.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CoopGate extends OncePerRequestFilter {

  /// Where Coop's calls are inside this program.
  static final String INSIDE = "/coop";

  /// Where reports come in.
  static final String REPORT = "/api/v1/report";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (path.equals(REPORT) || path.startsWith(REPORT + "/")) {
      String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      chain.doFilter(new FaceRequest(request, INSIDE + plain), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /// Returns whether a call is one of Coop's.
  static boolean isOfCoop(String path) {
    return path.startsWith(INSIDE + "/") || path.equals(REPORT) || path.startsWith(REPORT + "/");
  }
}
