package org.recourse.server.console.signin;

import java.util.Locale;

/// Base 32 as authenticator apps read it (RFC 4648, section 6), without padding.
final class Base32 {

  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int heldBits = 0;
    for (byte one : bytes) {
      held = (held << 8) | (one & 0xff);
      heldBits += 8;
      while (heldBits >= BITS) {
        heldBits -= BITS;
        text.append(DIGITS.charAt((held >> heldBits) & 31));
      }
      held &= (1 << heldBits) - 1;
    }
    if (heldBits > 0) {
      text.append(DIGITS.charAt((held << (BITS - heldBits)) & 31));
    }
    return text.toString();
  }

  /// Returns the bytes; bits at the end that make no byte are dropped.
  ///
  /// @throws IllegalArgumentException if a character is none of the digits
  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * BITS / 8];
    int held = 0;
    int heldBits = 0;
    int at = 0;
    for (char one : text.toUpperCase(Locale.ROOT).toCharArray()) {
      int digit = DIGITS.indexOf(one);
      if (digit < 0) {
        throw new IllegalArgumentException("not base 32");
      }
      held = (held << BITS) | digit;
      heldBits += BITS;
      if (heldBits >= 8) {
        heldBits -= 8;
        bytes[at++] = (byte) (held >> heldBits);
        held &= (1 << heldBits) - 1;
      }
    }
    return bytes;
  }
}
