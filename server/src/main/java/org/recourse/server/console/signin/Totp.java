package org.recourse.server.console.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by the time (RFC 6238): six digits of HMAC-SHA-1 over half minutes, as every
/// authenticator app has them.
final class Totp {

  /// How many bytes a secret has: as many as the digest (RFC 4226, requirement R6).
  static final int SECRET_BYTES = 20;

  private static final int STEP_SECONDS = 30;
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;

  /// A telephone's clock may be half a minute off, to either side (RFC 6238, section 5.2).
  private static final int DRIFT = 1;

  private Totp() {}

  /// Returns the step of an instant.
  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /// Returns the code of a step.
  static String code(byte[] secret, long step) {
    byte[] mac = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    // Dynamic truncation (RFC 4226, section 5.3).
    int offset = mac[mac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7fff_ffff;
    String digits = Integer.toString(number % MODULUS);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /// Returns the step whose code this is, if it is one of now. All are computed, whichever fits.
  static OptionalLong match(byte[] secret, String code, Instant now) {
    OptionalLong found = OptionalLong.empty();
    byte[] sent = code.replace(" ", "").getBytes(StandardCharsets.UTF_8);
    for (int drift = -DRIFT; drift <= DRIFT; drift++) {
      long step = step(now) + drift;
      byte[] expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(expected, sent)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static byte[] mac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
