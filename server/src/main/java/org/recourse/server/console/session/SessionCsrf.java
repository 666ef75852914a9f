package org.recourse.server.console.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// The token against forged forms is the session's own.
public final class SessionCsrf implements CsrfTokenRepository {

  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String FIELD = "_csrf";

  private final SessionCookie cookie;

  /// Knows sessions by this cookie.
  public SessionCsrf(SessionCookie cookie) {
    this.cookie = cookie;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    // Without a session there is none, and what is made here fits nothing that could be sent.
    CsrfToken token = loadToken(request);
    return token == null
        ? new DefaultCsrfToken(HEADER, FIELD, UUID.randomUUID().toString())
        : token;
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    // The session keeps it.
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return cookie
        .of(request)
        .map(session -> new DefaultCsrfToken(HEADER, FIELD, session.csrf()))
        .orElse(null);
  }
}
