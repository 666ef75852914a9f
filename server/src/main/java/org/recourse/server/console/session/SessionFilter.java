package org.recourse.server.console.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.recourse.casework.staff.StaffStore;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.console.access.StaffCaller;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who calls. The member is read anew each time, so that who was disabled, or changed
/// his password elsewhere, is out with the next call.
public final class SessionFilter extends OncePerRequestFilter {

  private static final Pattern FILE = Pattern.compile("/[a-z]+\\.(css|js)$");

  private final SessionCookie cookie;
  private final StaffStore staff;

  /// Knows sessions by this cookie, and members from this store.
  public SessionFilter(SessionCookie cookie, StaffStore staff) {
    this.cookie = cookie;
    this.staff = staff;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      cookie
          .of(request)
          .ifPresent(session -> session
              .member()
              .flatMap(staff::find)
              .filter(member -> member.knowsSession(session.startedAt()))
              .ifPresent(member -> set(new StaffCaller(member, session.freshAt()))));
    } catch (StoreUnavailableException e) {
      // The page that says so needs its stylesheet, which is for everybody.
      if (!FILE.matcher(request.getRequestURI()).find()) {
        throw e;
      }
    }
    chain.doFilter(request, response);
  }

  private static void set(StaffCaller caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(caller);
    SecurityContextHolder.setContext(context);
  }
}
