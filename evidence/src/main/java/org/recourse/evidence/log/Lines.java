package org.recourse.evidence.log;

import java.util.Base64;

/// Reads lines of the text formats, strictly: what can be written in two ways is signed in one.
final class Lines {

  private static final int MOST_DIGITS = 18;

  private Lines() {}

  /// Reads a number without sign and leading zeroes.
  static long number(String text, String what) throws NotLogFormatException {
    boolean digits = !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
      throw new NotLogFormatException(
          what, "a decimal number of at most " + MOST_DIGITS + " digits");
    }
    return Long.parseLong(text);
  }

  /// Reads base64 with padding, as its encoder writes it.
  static byte[] base64(String text, String what) throws NotLogFormatException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException _) {
      // Said below, without repeating it.
    }
    throw new NotLogFormatException(what, "base64 (RFC 4648 section 4)");
  }
}
