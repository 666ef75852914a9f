package org.recourse.server.console.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.recourse.server.console.oidc.OidcFlow.Purpose;
import org.springframework.stereotype.Component;

/// Who is away at the other service, in memory. May be shared between threads.
@Component
class OidcFlows {

  /// How long somebody may be away.
  static final Duration ALLOWED = Duration.ofMinutes(10);

  private static final int MOST = 2_000;
  private static final int BYTES = 32;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, OidcFlow> flows = new LinkedHashMap<>();

  OidcFlows(InstantSource clock) {
    this.clock = clock;
  }

  /// One that has begun, and the state by which it is known when he comes back.
  record Begun(String state, OidcFlow flow) {
    @Override
    public String toString() {
      return "Begun[withheld]";
    }
  }

  /// Begins one. Of too many the oldest ends.
  synchronized Begun begin(Purpose purpose) {
    Instant now = clock.instant();
    flows.values().removeIf(flow -> isOver(flow, now));
    if (flows.size() >= MOST) {
      flows.remove(flows.keySet().iterator().next());
    }
    OidcFlow flow = new OidcFlow(chance(), chance(), chance(), purpose, now);
    String state = chance();
    flows.put(state, flow);
    return new Begun(state, flow);
  }

  /// Ends one: a state is good once, and only in the browser that began.
  ///
  /// @param browser what the browser has
  synchronized Optional<OidcFlow> end(String state, String browser) {
    return Optional.ofNullable(flows.remove(state))
        .filter(flow -> !isOver(flow, clock.instant()))
        .filter(flow -> MessageDigest.isEqual(bytes(flow.browser()), bytes(browser)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isOver(OidcFlow flow, Instant now) {
    return now.isAfter(flow.begunAt().plus(ALLOWED));
  }

  private String chance() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
