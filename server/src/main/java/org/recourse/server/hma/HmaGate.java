package org.recourse.server.hma;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.recourse.server.faces.Face;
import org.recourse.server.faces.FacePorts;
import org.recourse.server.faces.FaceRequest;
import org.recourse.server.problem.ProblemBody;
import org.recourse.server.problem.ProblemCode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the two ports apart, before anything else sees a call.
///
/// What comes in on HMA's port goes on under [#INSIDE], where HMA's calls are; from the main port
/// no path leads there. A key in front of the path is taken off here, so that nothing behind
/// sees, logs or counts it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HmaGate extends OncePerRequestFilter {

  /// Where HMA's calls are inside this program.
  static final String INSIDE = Face.IN_HMA;

  private static final String KEY = "/k/";

  /// Where HMA describes itself.
  static final String OPENAPI = "/openapi/openapi.json";

  private static final List<String> ROOTS =
      List.of("/h", "/m", "/c", "/status", "/site-map", OPENAPI);

  private final FacePorts ports;
  private final JsonMapper json;

  HmaGate(FacePorts ports, JsonMapper json) {
    this.ports = ports;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean ofHma = ports.isOn(Face.HMA, request);
    if (!ofHma && (isUnder(path, INSIDE) || isUnder(path, "/k") || isOfHma(path))) {
      refuse(response, ProblemBody.MEDIA_TYPE, ProblemBody.of(ProblemCode.NOT_FOUND, NOT_HERE));
    } else if (!ofHma) {
      chain.doFilter(request, response);
    } else {
      passOn(request, response, chain);
    }
  }

  private static final String NOT_HERE = "this call does not exist or takes other input";

  private void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    String key = "";
    if (path.startsWith(KEY)) {
      int end = path.indexOf('/', KEY.length());
      key = path.substring(KEY.length(), end < 0 ? path.length() : end);
      path = end < 0 ? "/" : path.substring(end);
    }
    if (path.equals("/") || isOfHma(path)) {
      HmaPathKey.of(key).ifPresent(sent -> sent.putInto(request));
      chain.doFilter(new FaceRequest(request, INSIDE + path), response);
    } else {
      refuse(
          response,
          MediaType.APPLICATION_JSON_VALUE,
          new HmaFailures.Message("there is no such path"));
    }
  }

  private void refuse(HttpServletResponse response, String type, Object body) throws IOException {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    response.setContentType(type);
    json.writeValue(response.getOutputStream(), body);
  }

  private static boolean isOfHma(String path) {
    return ROOTS.stream().anyMatch(root -> isUnder(path, root));
  }

  private static boolean isUnder(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
