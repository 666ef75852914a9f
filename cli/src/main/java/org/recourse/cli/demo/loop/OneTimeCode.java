package org.recourse.cli.demo.loop;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the reviewer's authenticator app does: six digits for each half minute (RFC 6238).
///
/// @param secret in base 32, as the page shows it
record OneTimeCode(String secret) {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  /// Returns the code of a time.
  String at(Instant now) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key(), "HmacSHA1"));
      byte[] digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
          .putLong(now.getEpochSecond() / STEP_SECONDS)
          .array());
      int offset = digest[digest.length - 1] & 0xf;
      int number = ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HmacSHA1", e);
    }
  }

  private byte[] key() {
    String letters = secret.replaceAll("[^A-Z2-7]", "");
    ByteBuffer bytes = ByteBuffer.allocate(letters.length() * 5 / 8);
    long bits = 0;
    for (int i = 0, count = 0; i < letters.length(); i++) {
      bits = bits << 5 | BASE_32.indexOf(letters.charAt(i));
      count += 5;
      if (count >= 8) {
        count -= 8;
        bytes.put((byte) (bits >> count));
      }
    }
    return bytes.array();
  }

  @Override
  public String toString() {
    return "OneTimeCode[withheld]";
  }
}
