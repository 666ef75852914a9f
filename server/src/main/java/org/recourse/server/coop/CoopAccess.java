package org.recourse.server.coop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.recourse.hub.Scope;
import org.recourse.server.access.Caller;
import org.recourse.server.access.KeyDesk;
import org.recourse.server.access.KeyText;
import org.recourse.server.limits.CallLimits;
import org.recourse.server.limits.LimitFilter;
import org.recourse.server.problem.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Which scope opens which of Coop's calls. A key of ours stands in `X-API-KEY`, where Coop's
/// clients put theirs.
@Configuration(proxyBeanMethods = false)
class CoopAccess {

  /// Where Coop's clients put their key.
  static final String KEY = "X-API-KEY";

  @Bean
  @Order(2)
  SecurityFilterChain coopCalls(
      HttpSecurity http, KeyDesk desk, CoopLimits calls, CallLimits limits) {
    return http.securityMatcher(CoopGate.INSIDE + "/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(new Knowing(desk), AuthorizationFilter.class)
        .addFilterAfter(new LimitFilter(limits, calls), Knowing.class)
        .authorizeHttpRequests(rules -> rules
            .requestMatchers(HttpMethod.POST, CoopGate.INSIDE + CoopGate.REPORT)
            .hasAuthority(Scope.NOTIFY.name())
            .requestMatchers(HttpMethod.POST, CoopGate.INSIDE + CoopGate.REPORT + "/appeal")
            .hasAuthority(Scope.ENFORCE.name())
            // What else Coop has is not here.
            .anyRequest()
            .authenticated())
        .exceptionHandling(refusals -> refusals
            .authenticationEntryPoint((request, response, e) -> calls.refuse(
                response, ProblemCode.NOT_AUTHENTICATED, "a valid key is needed in " + KEY))
            .accessDeniedHandler((request, response, e) ->
                calls.refuse(response, ProblemCode.NOT_ALLOWED, "this key is not for this call")))
        .build();
  }

  private static final class Knowing extends OncePerRequestFilter {

    private final KeyDesk desk;

    Knowing(KeyDesk desk) {
      this.desk = desk;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String sent = Objects.requireNonNullElse(request.getHeader(KEY), "");
      desk.find(KeyText.sent(sent)).ifPresent(key -> {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new Caller(key));
        SecurityContextHolder.setContext(context);
      });
      chain.doFilter(request, response);
    }
  }
}
