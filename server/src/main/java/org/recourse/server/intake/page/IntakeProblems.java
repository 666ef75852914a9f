package org.recourse.server.intake.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.text.Language;
import org.recourse.server.intake.text.Languages;
import org.recourse.server.limits.WorkAskedException;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.recourse.server.watch.CorrelationFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Says in her language that something went wrong, and offers to try again with all that she
/// typed. No message of an exception gets onto a page or into the log.
@Component
@ControllerAdvice(basePackages = "org.recourse.server.intake")
@Order(Ordered.HIGHEST_PRECEDENCE)
public class IntakeProblems {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeProblems.class);
  private static final String PAGE = "intake/problem";
  private static final String NOT_SET_UP = "NOT_SET_UP";

  private final ViewResolver views;
  private final Pages pages;
  private final Languages languages;
  private final WorkPage work;

  IntakeProblems(
      ViewResolver thymeleafViewResolver, Pages pages, Languages languages, WorkPage work) {
    this.views = thymeleafViewResolver;
    this.pages = pages;
    this.languages = languages;
    this.work = work;
  }

  @ExceptionHandler
  void said(ProblemException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e.code().saysWhen()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter()));
    }
    show(request, response, e.code());
  }

  @ExceptionHandler
  void asked(WorkAskedException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    work.show(e, Form.typed(request), path(request), language(request), response);
  }

  @ExceptionHandler
  void notSetUp(Pages.NotSetUpException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    show(request, response, HttpStatus.SERVICE_UNAVAILABLE, NOT_SET_UP, Map.of());
  }

  @ExceptionHandler
  void away(StoreUnavailableException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.error("event=STORE_UNAVAILABLE where={}", where(e));
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    show(request, response, ProblemCode.STORE_UNAVAILABLE);
  }

  @ExceptionHandler
  void other(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e instanceof ErrorResponse || e instanceof InvalidParameterException) {
      show(request, response, ProblemCode.INVALID_REQUEST);
      return;
    }
    LOG.error("event=INTERNAL where={}", where(e));
    show(request, response, ProblemCode.INTERNAL);
  }

  /// Shows that a call is refused, from wherever that is found out.
  public void show(HttpServletRequest request, HttpServletResponse response, ProblemCode code)
      throws IOException {
    Map<String, String> again =
        code.saysWhen() && request.getMethod().equals("POST") ? Form.typed(request) : Map.of();
    show(request, response, code.status(), code.name(), again);
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      Map<String, String> again)
      throws IOException {
    Language language = language(request);
    String key = "wrong." + code;
    Map<String, Object> model = new HashMap<>(pages.model(language, Map.of()));
    model.put("sentence", language.of(language.has(key) ? key : "wrong.other"));
    model.put("correlation", CorrelationFilter.current().toString());
    model.put("again", again);
    model.put("hasStart", !code.equals(NOT_SET_UP));
    model.put("path", path(request));
    response.setStatus(status.value());
    try {
      View view = views.resolveViewName(PAGE, Locale.ENGLISH);
      if (view != null) {
        view.render(model, request, response);
      }
    } catch (Exception e) {
      throw new IOException("the page about a problem cannot be shown", e);
    }
  }

  // As the browser knows it.
  private static String path(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith(Face.IN_INTAKE) ? path.substring(Face.IN_INTAKE.length()) : path;
  }

  private Language language(HttpServletRequest request) {
    List<String> parts = List.of(path(request).split("/", -1));
    return (parts.size() > 1 ? languages.find(parts.get(1)) : languages.find(""))
        .orElseGet(() -> languages.bestFor(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  private static String where(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
