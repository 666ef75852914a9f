package org.recourse.server.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.recourse.server.problem.ProblemException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Counts each call against its limit and its caller's quotas.
public final class LimitFilter extends OncePerRequestFilter {

  private static final int IPV6_PREFIX_BYTES = 8;

  private final CallLimits limits;
  private final LimitedCalls calls;

  /// Counts the calls of one face.
  public LimitFilter(CallLimits limits, LimitedCalls calls) {
    this.limits = limits;
    this.calls = calls;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return calls.isFree(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      count(request);
    } catch (ProblemException e) {
      calls.refuse(response, e.code(), String.valueOf(e.getMessage()), e.retryAfter());
      return;
    }
    chain.doFilter(request, response);
  }

  private void count(HttpServletRequest request) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication instanceof LimitedCaller caller) {
      limits.take(caller, calls.limitOf(request), 1);
    } else {
      limits.take(calls.limitOfNobody(request), network(request.getRemoteAddr()));
    }
  }

  /// Returns the network that an address is in, for which calls are counted together: who has an
  /// IPv6 address has 2^64 of them.
  public static String network(String peer) {
    try {
      byte[] address = InetAddress.ofLiteral(peer).getAddress();
      return HexFormat.of()
          .formatHex(address.length > 4 ? Arrays.copyOf(address, IPV6_PREFIX_BYTES) : address);
    } catch (IllegalArgumentException _) {
      return "unknown";
    }
  }
}
