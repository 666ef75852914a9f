package org.recourse.server.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.StaffAct;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Stands before every handler of the console. It looks at the very method that is about to run,
/// so no path can be spelt past it; a method that names no act is closed.
@Component
class ActGate implements HandlerInterceptor, WebMvcConfigurer {

  /// How long ago somebody may have shown that it is he, for what is dangerous.
  static final Duration FRESH = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(ActGate.class);

  private final InstantSource clock;

  ActGate(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(Face.IN_CONSOLE, Face.IN_CONSOLE + "/**");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)) {
      throw closed();
    }
    if (method.hasMethodAnnotation(WithoutSignIn.class)) {
      return true;
    }
    if (method.getBeanType().getPackageName().startsWith("org.springframework.")) {
      // The framework's own answer to OPTIONS, which names the methods that a path has.
      throw closed();
    }
    RequiresAct required = method.getMethodAnnotation(RequiresAct.class);
    if (required == null) {
      LOG.error("event=HANDLER_WITHOUT_ACT handler={}", method.getShortLogMessage());
      throw closed();
    }
    return mayGoOn(required.value(), request, response);
  }

  private boolean mayGoOn(StaffAct act, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!(request.getUserPrincipal() instanceof StaffCaller caller)) {
      return signInFirst(request, response, "/signin");
    }
    caller.mustBeAllowed(act);
    if (act.isDangerous() && clock.instant().isAfter(caller.freshAt().plus(FRESH))) {
      return signInFirst(request, response, "/again?next=" + next(request));
    }
    return true;
  }

  // Who sent a form is led back to its page, which is one above if the form has its own path.
  private static String next(HttpServletRequest request) {
    String path = request.getRequestURI().substring(Face.IN_CONSOLE.length());
    int last = path.lastIndexOf('/');
    return NextPage.of(isRead(request) || last <= 0 ? path : path.substring(0, last));
  }

  private static boolean signInFirst(
      HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
    if (wantsJson(request.getHeader(HttpHeaders.ACCEPT))) {
      throw new ProblemException(ProblemCode.NOT_AUTHENTICATED, "sign in first");
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, page);
    return false;
  }

  private static boolean wantsJson(@Nullable String accept) {
    return accept != null && accept.startsWith("application/json");
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.GET.name());
  }

  private static ProblemException closed() {
    return new ProblemException(ProblemCode.NOT_ALLOWED, "this is closed");
  }
}
