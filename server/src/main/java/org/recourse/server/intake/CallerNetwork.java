package org.recourse.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.recourse.server.limits.LimitFilter;
import org.springframework.stereotype.Component;

/// From which network a call comes, as limits know it: a name that says nothing after ten
/// minutes, when the key it was made with is thrown away. An address is kept nowhere. May be
/// shared between threads.
///
/// The pages are offered through a proxy on the same machine, which encrypts
/// (`docs/run/intake.md`): from this machine alone is `X-Forwarded-For` believed, and its last
/// address is the one that the proxy saw. Whoever comes from this machine without one, as through
/// a Tor service, has no network to be counted by.
@Component
public class CallerNetwork {

  private static final String FORWARDED = "X-Forwarded-For";
  private static final Duration KEY_LIVES = Duration.ofMinutes(10);
  private static final int KEY_BYTES = 32;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private byte[] key = new byte[KEY_BYTES];
  private Instant end = Instant.MIN;

  /// Throws keys away by this clock.
  public CallerNetwork(InstantSource clock) {
    this.clock = clock;
  }

  /// Returns the network's name; empty if the call has none.
  public Optional<String> of(HttpServletRequest call) {
    return address(call).map(LimitFilter::network).map(this::named);
  }

  private static Optional<String> address(HttpServletRequest call) {
    String peer = call.getRemoteAddr();
    if (!isThisMachine(peer)) {
      return Optional.of(peer);
    }
    String forwarded = call.getHeader(FORWARDED);
    return Optional.ofNullable(forwarded)
        .map(list -> list.substring(list.lastIndexOf(',') + 1).strip());
  }

  private static boolean isThisMachine(String peer) {
    try {
      return InetAddress.ofLiteral(peer).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private String named(String network) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(network.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HmacSHA256", e);
    }
  }

  private synchronized byte[] key() {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      Arrays.fill(key, (byte) 0);
      key = new byte[KEY_BYTES];
      random.nextBytes(key);
      end = now.plus(KEY_LIVES);
    }
    return key.clone();
  }
}
