package org.recourse.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A key as its holder has it: shown once, never kept. Immutable; refuses to print itself.
///
/// `rck_` and 43 characters that stand for 256 bits by chance. So much chance needs no slow
/// digest:
/// SHA-256 is kept.
public final class KeyText {

  private static final String PREFIX = "rck_";
  private static final int BYTES = 32;

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

  /// Returns what is kept of it.
  public byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return "KeyText[withheld]";
  }
}
