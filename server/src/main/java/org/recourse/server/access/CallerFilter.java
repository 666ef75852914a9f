package org.recourse.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.recourse.server.limits.LimitFilter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Asks of each call who makes it. A call of which nobody can say so goes on as nobody's.
public final class CallerFilter extends OncePerRequestFilter {

  private final Function<HttpServletRequest, Optional<? extends Authentication>> callers;

  private CallerFilter(Function<HttpServletRequest, Optional<? extends Authentication>> callers) {
    this.callers = callers;
  }

  /// Sets up the calls of a face of which each says by itself who makes it.
  ///
  /// @param callers who makes a call, if that is known
  /// @param limit counts the calls, when it is known whose they are
  public static HttpSecurity know(
      HttpSecurity http,
      Function<HttpServletRequest, Optional<? extends Authentication>> callers,
      LimitFilter limit) {
    // No cookie says who calls here, so CSRF protection, which keeps another site from lending
    // itself a cookie, has nothing to protect.
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(new CallerFilter(callers), AuthorizationFilter.class)
        .addFilterAfter(limit, CallerFilter.class);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    callers.apply(request).ifPresent(caller -> {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(caller);
      SecurityContextHolder.setContext(context);
    });
    chain.doFilter(request, response);
  }
}
