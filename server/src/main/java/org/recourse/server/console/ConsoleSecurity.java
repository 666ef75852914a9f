package org.recourse.server.console;

import org.recourse.casework.staff.StaffStore;
import org.recourse.server.console.page.ConsoleProblems;
import org.recourse.server.console.session.SessionCookie;
import org.recourse.server.console.session.SessionCsrf;
import org.recourse.server.console.session.SessionFilter;
import org.recourse.server.faces.Face;
import org.recourse.server.limits.RateLimits;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.staff.ConsoleOrigin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginEmbedderPolicyHeaderWriter.CrossOriginEmbedderPolicy;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What every call on the staff's pages goes through: who calls, whether another site made the
/// browser call, how often, and what the browser may do with the answer. Which act a call needs
/// is asked later, of its handler.
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

  private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
      + "img-src 'self' blob:; form-action 'self'; connect-src 'self'; base-uri 'none'; "
      + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  private static final String PERMISSIONS =
      "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), "
          + "microphone=(), geolocation=(), display-capture=(), clipboard-read=(), usb=(), "
          + "payment=(), fullscreen=(), autoplay=()";

  @Bean
  @Order(2)
  SecurityFilterChain consoleCalls(
      HttpSecurity http,
      SessionCookie cookie,
      StaffStore staff,
      ConsoleProblems problems,
      RateLimits limits,
      ConsoleOrigin origin) {
    return http.securityMatcher(Face.IN_CONSOLE, Face.IN_CONSOLE + "/**")
        .csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrf(cookie)))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .addFilterBefore(new SessionFilter(cookie, staff), CsrfFilter.class)
        .addFilterBefore(new SiteFilter(problems), SessionFilter.class)
        .addFilterBefore(new AwayFilter(problems), SessionFilter.class)
        .addFilterAfter(new ConsoleLimits(limits, problems), CsrfFilter.class)
        .headers(headers -> headers(headers, origin))
        // Decided before each handler, by what the handler itself says it needs.
        .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .exceptionHandling(refusals -> refusals.accessDeniedHandler(
            (request, response, e) -> problems.show(request, response, ProblemCode.NOT_ALLOWED)))
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers, ConsoleOrigin origin) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginEmbedderPolicy(policy -> policy.policy(CrossOriginEmbedderPolicy.REQUIRE_CORP))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .httpStrictTransportSecurity(
            policy -> policy.requestMatcher(request -> origin.isEncrypted()));
  }
}
