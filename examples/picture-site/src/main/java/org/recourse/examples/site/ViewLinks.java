package org.recourse.examples.site;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Links by which a reviewer sees a picture: each opens once, and only for a time. Who guesses,
/// changes or repeats one sees nothing. May be shared between threads.
final class ViewLinks {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;
  private final Duration validFor;
  private final InstantSource clock;

  // By its nonce, until when each link would be valid that was used.
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  /// @param validFor how long a link may wait until somebody looks
  ViewLinks(Duration validFor, InstantSource clock) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.validFor = validFor;
    this.clock = clock;
  }

  /// Returns the path of a new link to a picture.
  String path(String id) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    String signed = id + '.' + clock.instant().plus(validFor).getEpochSecond() + '.' + hex(nonce);
    return "/review/" + signed + '.' + signature(signed);
  }

  /// Opens a link, if it is one of ours, in time, and new, and returns the picture's name.
  Optional<String> open(String path) {
    String link = path.replaceFirst("^/review/", "");
    int end = link.lastIndexOf('.');
    String[] parts = link.split("\\.", -1);
    if (parts.length != 4 || !isSame(signature(link.substring(0, end)), link.substring(end + 1))) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    used.values().removeIf(until -> until.isBefore(now));
    // What is signed was made here, so it can be read.
    Instant until = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    boolean opens = now.isBefore(until) && used.putIfAbsent(parts[2], until) == null;
    return opens ? Optional.of(parts[0]) : Optional.empty();
  }

  private String signature(String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return hex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has " + ALGORITHM, e);
    }
  }

  // Takes as long for a wrong beginning as for a wrong end.
  private static boolean isSame(String expected, String sent) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
