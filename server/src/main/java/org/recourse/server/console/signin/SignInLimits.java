package org.recourse.server.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.recourse.server.limits.LimitFilter;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.limits.RateLimits;
import org.recourse.server.staff.InvitationDesk;
import org.springframework.stereotype.Component;

/// How often it may be tried to sign in, by the network that tries and by the name that is tried,
/// whether there is somebody of this name or not. Both refuse what they cannot count.
@Component
public class SignInLimits {

  private static final int LONGEST_NAME = 100;

  private final RateLimits limits;

  SignInLimits(RateLimits limits) {
    this.limits = limits;
  }

  /// Counts an attempt.
  ///
  /// @throws ProblemException if there were too many
  public void count(HttpServletRequest request) {
    limits.take(RateLimit.SIGN_IN, LimitFilter.network(request.getRemoteAddr()), 1);
  }

  /// Counts an attempt with a name.
  ///
  /// @throws ProblemException if there were too many
  void count(HttpServletRequest request, String name) {
    count(request);
    String normal = InvitationDesk.normalName(name);
    String cut = normal.substring(0, Math.min(normal.length(), LONGEST_NAME));
    limits.take(
        RateLimit.SIGN_IN_NAME, HexFormat.of().formatHex(cut.getBytes(StandardCharsets.UTF_8)), 1);
  }
}
