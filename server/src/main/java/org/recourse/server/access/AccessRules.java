package org.recourse.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Scope;
import org.recourse.server.limits.CallLimits;
import org.recourse.server.limits.LimitFilter;
import org.recourse.server.problem.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;

/// Which scope opens which call. What is not named here is closed.
@Configuration(proxyBeanMethods = false)
class AccessRules {

  private static final String SCHEME = "Bearer ";
  private static final String STOPNCII = "/exchange/stopncii/";

  /// The framework would measure each of its filters in each call: half of what it costs to turn
  /// a call away. Calls are measured as a whole.
  @Bean
  SecurityObservationSettings observedAsAWhole() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain partnerCalls(
      HttpSecurity http, KeyDesk desk, ApiLimits calls, CallLimits limits) {
    return CallerFilter.know(
            http, request -> desk.caller(sent(request)), new LimitFilter(limits, calls))
        .authorizeHttpRequests(rules -> rules
            .requestMatchers("/actuator/health/**", "/api/v1/openapi", "/error")
            .permitAll()
            .requestMatchers(HttpMethod.POST, "/api/v1/setup")
            .permitAll()
            .requestMatchers("/actuator/prometheus")
            .hasAuthority(Scope.METRICS.name())
            .requestMatchers(HttpMethod.GET, "/exchange/stopncii/v1/FetchHashes", "/feed/v1/**")
            .hasAuthority(Scope.FETCH.name())
            .requestMatchers(HttpMethod.POST, "/feed/v1/acknowledgements")
            .hasAuthority(Scope.FETCH.name())
            .requestMatchers(
                HttpMethod.POST,
                "/exchange/stopncii/v1/SubmitHashes",
                "/exchange/stopncii/v1/SubmitFeedback",
                "/feed/v1/decisions")
            .hasAuthority(Scope.SUBMIT.name())
            .requestMatchers(
                "/api/v1/exchanges/**", "/api/v1/consumers/**", "/api/v1/banks/*/sharing")
            .hasAuthority(Scope.OPERATE.name())
            .requestMatchers(HttpMethod.GET, "/api/v1/notices/*/items")
            .hasAuthority(Scope.ENFORCE.name())
            .requestMatchers("/api/v1/notices/*/items/**", "/api/v1/actions/**", "/api/v1/appeals")
            .hasAuthority(Scope.ENFORCE.name())
            .requestMatchers(HttpMethod.GET, "/api/v1/statements", "/api/v1/statements/withdrawn")
            .hasAuthority(Scope.ENFORCE.name())
            .requestMatchers(HttpMethod.GET, "/api/v1/figures/*/*")
            .hasAuthority(Scope.METRICS.name())
            .requestMatchers("/api/v1/notices/**")
            .hasAuthority(Scope.NOTIFY.name())
            .requestMatchers("/api/v1/webhooks/**", "/api/v1/outbox/**")
            .hasAuthority(Scope.OPERATE.name())
            .requestMatchers(
                "/api/v1/keys/**", "/api/v1/sources/**", "/api/v1/tenants", "/api/v1/staff/**")
            .hasAuthority(Scope.OPERATE.name())
            .requestMatchers(HttpMethod.POST, "/api/v1/lookups/**", "/api/v1/rescans")
            .hasAuthority(Scope.LOOK_UP.name())
            .requestMatchers(HttpMethod.POST, "/api/v1/hashes")
            .hasAuthority(Scope.HASH.name())
            .requestMatchers(
                HttpMethod.POST, "/api/v1/banks/*/entries", "/api/v1/entries/*/statements")
            .hasAnyAuthority(Scope.CURATE.name(), Scope.SUBMIT.name())
            .requestMatchers("/api/v1/banks/**", "/api/v1/entries/**")
            .hasAuthority(Scope.CURATE.name())
            .anyRequest()
            .denyAll())
        .exceptionHandling(refusals -> refusals
            .authenticationEntryPoint((request, response, e) ->
                calls.refuse(response, ProblemCode.NOT_AUTHENTICATED, "a valid key is needed"))
            .accessDeniedHandler((request, response, e) ->
                calls.refuse(response, ProblemCode.NOT_ALLOWED, "this key is not for this call")))
        .build();
  }

  // StopNCII's clients put their key into a header of their own.
  private static String sent(HttpServletRequest request) {
    return request.getServletPath().startsWith(STOPNCII)
        ? Objects.requireNonNullElse(request.getHeader("x-functions-key"), "")
        : sent(request.getHeader(HttpHeaders.AUTHORIZATION));
  }

  private static String sent(@Nullable String header) {
    return header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : "";
  }
}
