package org.recourse.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes the key out of `Authorization: Bearer …`, and for StopNCII's calls out of
/// `x-functions-key`, where its clients put it. Without a valid one the call goes on as
/// nobody's.
final class KeyFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";
  private static final String STOPNCII = "/exchange/stopncii/";

  private final KeyDesk desk;

  KeyFilter(KeyDesk desk) {
    this.desk = desk;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    desk.find(KeyText.sent(sent(request))).ifPresent(key -> {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(new Caller(key));
      SecurityContextHolder.setContext(context);
    });
    chain.doFilter(request, response);
  }

  private static String sent(HttpServletRequest request) {
    return request.getServletPath().startsWith(STOPNCII)
        ? Objects.requireNonNullElse(request.getHeader("x-functions-key"), "")
        : sent(request.getHeader(HttpHeaders.AUTHORIZATION));
  }

  private static String sent(@Nullable String header) {
    return header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : "";
  }
}
