package org.recourse.server.hma;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.recourse.hub.Scope;
import org.recourse.server.limits.CallLimits;
import org.recourse.server.limits.LimitFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Which scope opens which of HMA's calls. What is not named here is closed.
@Configuration(proxyBeanMethods = false)
class HmaAccess {

  @Bean
  @Order(1)
  SecurityFilterChain hmaCalls(
      HttpSecurity http, HmaCallers callers, HmaLimits calls, CallLimits limits) {
    return http.securityMatcher(HmaGate.INSIDE + "/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(new Knowing(callers), AuthorizationFilter.class)
        .addFilterAfter(new LimitFilter(limits, calls), Knowing.class)
        .authorizeHttpRequests(rules -> rules
            .requestMatchers(
                HmaGate.INSIDE + "/",
                HmaGate.INSIDE + "/status",
                HmaGate.INSIDE + "/status/live",
                HmaGate.INSIDE + "/site-map",
                HmaGate.INSIDE + HmaGate.OPENAPI)
            .permitAll()
            .requestMatchers(HmaGate.INSIDE + "/h/**")
            .hasAuthority(Scope.HASH.name())
            .requestMatchers(HmaGate.INSIDE + "/m/**")
            .hasAuthority(Scope.LOOK_UP.name())
            .requestMatchers(HmaGate.INSIDE + "/c/**")
            .hasAuthority(Scope.CURATE.name())
            .anyRequest()
            .denyAll())
        .exceptionHandling(refusals -> refusals
            .authenticationEntryPoint((request, response, e) -> calls.refuse(
                response,
                HttpStatus.UNAUTHORIZED,
                "call from an allowed network, or with a valid key in front of the path"))
            .accessDeniedHandler((request, response, e) ->
                calls.refuse(response, HttpStatus.FORBIDDEN, "this caller may not make this call")))
        .build();
  }

  private static final class Knowing extends OncePerRequestFilter {

    private final HmaCallers callers;

    Knowing(HmaCallers callers) {
      this.callers = callers;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      callers.caller(request).ifPresent(caller -> {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
      });
      chain.doFilter(request, response);
    }
  }
}
