package org.recourse.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// A key as its holder has it: shown once, never kept. Immutable; refuses to print itself.
///
/// `rck_` and 43 characters that stand for 256 bits by chance. So much chance needs no slow
/// digest: SHA-256 is kept.
public final class KeyText {

  private static final String PREFIX = "rck_";
  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  /// What is digested of what is no key: as long as one, and no key can be it.
  private static final String NO_KEY = "!".repeat(PREFIX.length() + 43);

  private final String text;

  private KeyText(String text) {
    this.text = text;
  }

  /// Makes a new one.
  public static KeyText make(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new KeyText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Takes what a caller sent, whatever it is.
  public static KeyText sent(String text) {
    return new KeyText(text);
  }

  /// Returns the key, to be shown to its holder once.
  public String reveal() {
    return text;
  }

  /// Returns what is kept of it. The same work is done whatever was sent: of what has not the
  /// shape of a key, something as long as one is digested that is none.
  public byte[] digest() {
    String digested = SHAPE.matcher(text).matches() ? text : NO_KEY;
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(digested.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return "KeyText[withheld]";
  }
}
