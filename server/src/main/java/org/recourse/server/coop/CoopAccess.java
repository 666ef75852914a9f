package org.recourse.server.coop;

import java.util.Objects;
import org.recourse.hub.Scope;
import org.recourse.server.access.CallerFilter;
import org.recourse.server.access.KeyDesk;
import org.recourse.server.limits.CallLimits;
import org.recourse.server.limits.LimitFilter;
import org.recourse.server.problem.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

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
    return CallerFilter.know(
            http.securityMatcher(CoopGate.INSIDE + "/**"),
            request -> desk.caller(Objects.requireNonNullElse(request.getHeader(KEY), "")),
            new LimitFilter(limits, calls))
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
}
