package org.recourse.server.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.recourse.server.problem.ProblemCode;

/// What limits must know of one face of the service: which call counts as what, and how it says
/// no. May be shared between threads.
public interface LimitedCalls {

  /// Returns whether a call is never limited, as those that ask whether the service is alive.
  boolean isFree(HttpServletRequest request);

  /// Returns whether a call is let in only while there is room for it, as look-ups are.
  boolean takesRoom(HttpServletRequest request);

  /// Returns what a call of somebody who is known counts against.
  RateLimit limitOf(HttpServletRequest request);

  /// Returns what a call of nobody counts against.
  RateLimit limitOfNobody(HttpServletRequest request);

  /// Says no.
  ///
  /// @param retryAfter in how many seconds it may be tried again
  void refuse(HttpServletResponse response, ProblemCode code, String detail, long retryAfter)
      throws IOException;
}
