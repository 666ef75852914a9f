package org.recourse.server.intake;

import org.recourse.server.faces.Face;
import org.recourse.server.intake.page.IntakeProblems;
import org.recourse.server.limits.RateLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CrossOriginEmbedderPolicyHeaderWriter.CrossOriginEmbedderPolicy;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What every call on the requester's pages goes through: whether another site made the browser
/// call, how often and how much, and what the browser may do with the answer.
///
/// There is no session and no cookie. What opens a case is in the body of each form that needs it,
/// so that no other site can make a browser send it.
@Configuration(proxyBeanMethods = false)
class IntakeSecurity {

  /// Blobs are pictures and videos that she chose, on their way to her own browser's decoder.
  private static final String POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
      + "worker-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; "
      + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), "
      + "display-capture=(), clipboard-read=(), clipboard-write=(), usb=(), "
      + "payment=(), fullscreen=(), autoplay=(), browsing-topics=(), "
      + "publickey-credentials-get=(), publickey-credentials-create=()";

  @Bean
  @Order(3)
  SecurityFilterChain intakeCalls(
      HttpSecurity http, IntakeProblems problems, RateLimits limits, CallerNetwork networks) {
    return http.securityMatcher(Face.IN_INTAKE, Face.IN_INTAKE + "/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .addFilterBefore(new IntakeFilter(problems, limits, networks), AuthorizationFilter.class)
        .headers(IntakeSecurity::headers)
        .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginEmbedderPolicy(policy -> policy.policy(CrossOriginEmbedderPolicy.REQUIRE_CORP))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
