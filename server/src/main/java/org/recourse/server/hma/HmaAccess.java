package org.recourse.server.hma;

import org.recourse.hub.Scope;
import org.recourse.server.access.CallerFilter;
import org.recourse.server.limits.CallLimits;
import org.recourse.server.limits.LimitFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// Which scope opens which of HMA's calls. What is not named here is closed.
@Configuration(proxyBeanMethods = false)
class HmaAccess {

  @Bean
  @Order(1)
  SecurityFilterChain hmaCalls(
      HttpSecurity http, HmaCallers callers, HmaLimits calls, CallLimits limits) {
    return CallerFilter.know(
            http.securityMatcher(HmaGate.INSIDE + "/**"),
            callers::caller,
            new LimitFilter(limits, calls))
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
}
