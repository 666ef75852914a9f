package org.recourse.server.console.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.recourse.casework.staff.StaffId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// The session of a call, and the cookie that names it.
///
/// `__Host-`: no other host and no unencrypted page can set it. `SameSite=Strict`: no other site
/// can make a browser send it. Browsers take `http://localhost` for encrypted.
@Component
public class SessionCookie {

  /// What the cookie is called.
  public static final String NAME = "__Host-session";

  private static final String ATTRIBUTE = SessionCookie.class.getName();

  private final ConsoleSessions sessions;

  /// Names these sessions.
  public SessionCookie(ConsoleSessions sessions) {
    this.sessions = sessions;
  }

  /// Returns the session of a call.
  public Optional<ConsoleSession> of(HttpServletRequest request) {
    Object opened = request.getAttribute(ATTRIBUTE);
    return opened instanceof ConsoleSession session
        ? Optional.of(session)
        : token(request).flatMap(sessions::find);
  }

  /// Returns the session of a call, and opens one of nobody if there is none.
  public ConsoleSession ofOrNew(HttpServletRequest request, HttpServletResponse response) {
    return of(request).orElseGet(() -> open(request, response, Optional.empty()));
  }

  /// Ends the session that was there and opens one of somebody who has just signed in: a token
  /// that was known before he did is worth nothing afterwards.
  public void signIn(HttpServletRequest request, HttpServletResponse response, StaffId member) {
    token(request).ifPresent(sessions::close);
    var _ = open(request, response, Optional.of(member));
  }

  /// Ends the session.
  public void signOut(HttpServletRequest request, HttpServletResponse response) {
    token(request).ifPresent(sessions::close);
    send(response, "", Duration.ZERO);
  }

  private ConsoleSession open(
      HttpServletRequest request, HttpServletResponse response, Optional<StaffId> member) {
    ConsoleSessions.Opened opened = sessions.open(member);
    request.setAttribute(ATTRIBUTE, opened.session());
    // Without an age it ends with the browser.
    send(response, opened.token(), Duration.ofSeconds(-1));
    return opened.session();
  }

  private static void send(HttpServletResponse response, String token, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(NAME, token)
            .path("/")
            .secure(true)
            .httpOnly(true)
            .sameSite("Strict")
            .maxAge(age)
            .build()
            .toString());
  }

  private static Optional<String> token(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }
}
