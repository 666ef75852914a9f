package org.recourse.server.faces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps the ports of pages apart from all others, before anything else sees a call.
///
/// What comes in on the port of a face goes on under [Face#inside], where its pages are; from any
/// other port no path leads there.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageGate extends OncePerRequestFilter {

  private static final List<Face> PAGES = List.of(Face.INTAKE, Face.CONSOLE);

  private final FacePorts ports;

  PageGate(FacePorts ports) {
    this.ports = ports;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    for (Face face : PAGES) {
      if (ports.isOn(face, request)) {
        chain.doFilter(new FaceRequest(request, face.inside() + path), response);
        return;
      }
    }
    if (PAGES.stream().anyMatch(face -> isUnder(path, face.inside()))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isUnder(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
