package org.recourse.server.coop;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.recourse.server.problem.ProblemBody;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Says problems in Coop's words to Coop's clients, wherever a call ended.
@ControllerAdvice
class CoopDialect implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return ProblemBody.class.equals(
        ResolvableType.forMethodParameter(returned).getGeneric(0).resolve());
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof ProblemBody problem
        && request instanceof ServletServerHttpRequest call
        && CoopGate.isOfCoop(path(call.getServletRequest()))) {
      response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
      return CoopErrors.of(problem);
    }
    return body;
  }

  // What ended before a controller is said under the path of errors.
  private static String path(HttpServletRequest call) {
    Object ended = call.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return ended instanceof String before ? before : call.getRequestURI();
  }
}
