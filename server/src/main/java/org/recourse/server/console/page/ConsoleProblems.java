package org.recourse.server.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.recourse.server.watch.CorrelationFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Says on a page that something went wrong, in words of its own: nothing of what was sent, and
/// no message of an exception but our own, gets onto it.
@Component
@ControllerAdvice(basePackages = "org.recourse.server.console")
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ConsoleProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleProblems.class);
  private static final String PAGE = "console/problem";

  private final ViewResolver views;
  private final PageModel layout;

  ConsoleProblems(ViewResolver thymeleafViewResolver, PageModel layout) {
    this.views = thymeleafViewResolver;
    this.layout = layout;
  }

  @ExceptionHandler
  void said(ProblemException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e.code().saysWhen()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter()));
    }
    String detail = e.code() == ProblemCode.INVALID_REQUEST ? String.valueOf(e.getMessage()) : "";
    show(request, response, e.code(), detail);
  }

  /// Shows that the database is away, from wherever that is found out.
  @ExceptionHandler
  public void away(
      StoreUnavailableException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.error("event=STORE_UNAVAILABLE where={}", where(e));
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    show(request, response, ProblemCode.STORE_UNAVAILABLE);
  }

  @ExceptionHandler
  void other(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e instanceof ErrorResponse
        || e instanceof MethodArgumentTypeMismatchException
        || e instanceof InvalidParameterException) {
      show(request, response, ProblemCode.INVALID_REQUEST);
      return;
    }
    LOG.error("event=INTERNAL where={}", where(e));
    show(request, response, ProblemCode.INTERNAL);
  }

  /// Shows that a call is refused, from wherever that is found out.
  public void show(HttpServletRequest request, HttpServletResponse response, ProblemCode code)
      throws IOException {
    show(request, response, code, "");
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    Map<String, Object> model = new HashMap<>(layout.of(request));
    if (code == ProblemCode.STORE_UNAVAILABLE) {
      model.remove(PageModel.LOOKS);
    }
    model.put("code", code);
    model.put("detail", detail);
    model.put("correlation", CorrelationFilter.current().toString());
    response.setStatus(code.status().value());
    try {
      View view = views.resolveViewName(PAGE, Locale.ENGLISH);
      if (view != null) {
        view.render(model, request, response);
      }
    } catch (Exception e) {
      throw new IOException("the page about a problem cannot be shown", e);
    }
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
