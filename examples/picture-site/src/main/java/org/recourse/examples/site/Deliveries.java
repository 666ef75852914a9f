package org.recourse.examples.site;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whether what arrives at the webhook comes from Recourse, is of now, and is new
/// (docs/api/webhooks.md). May be shared between threads.
final class Deliveries {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /// Recourse tries for a day and a half at most.
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private final SecretKeySpec secret;
  private final InstantSource clock;
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();

  Deliveries(String secret, InstantSource clock) {
    this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.clock = clock;
  }

  /// Returns whether Recourse sent this body, less than five minutes ago.
  ///
  /// @param timestamp the header `Recourse-Timestamp`
  /// @param signature the header `Recourse-Signature`
  /// @param body the bytes as received: read as JSON and written again they may differ
  boolean isGenuine(String timestamp, String signature, byte[] body) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    boolean inTime = Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    byte[] expected = ("v1=" + HexFormat.of().formatHex(mac(timestamp, body)))
        .getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8)) && inTime;
  }

  private byte[] mac(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has " + ALGORITHM, e);
    }
  }

  /// Returns whether a delivery was done before: the same one may arrive twice.
  boolean isDone(String id) {
    return seen.containsKey(id);
  }

  /// Notes that a delivery was done. Only now may it be answered with 200: what fails before is
  /// tried again.
  void done(String id) {
    Instant now = clock.instant();
    seen.values().removeIf(at -> at.isBefore(now.minus(REMEMBERED)));
    seen.put(id, now);
  }
}
