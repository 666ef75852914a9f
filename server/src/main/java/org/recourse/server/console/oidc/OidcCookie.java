package org.recourse.server.console.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// What a browser that went to the other service is known by when it comes back.
///
/// The session's own cookie is `SameSite=Strict`, and so does not come along from another site;
/// this one does, lives ten minutes, and opens nothing by itself.
final class OidcCookie {

  private static final String NAME = "__Host-oidc";

  private OidcCookie() {}

  static void send(HttpServletResponse response, String browser) {
    send(response, browser, OidcFlows.ALLOWED);
  }

  static void forget(HttpServletResponse response) {
    send(response, "", Duration.ZERO);
  }

  private static void send(HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, value)
            .path("/")
            .secure(true)
            .httpOnly(true)
            .sameSite("Lax")
            .maxAge(age)
            .build()
            .toString());
  }

  static String of(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }
}
