package org.recourse.server.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// What lets somebody new in once: shown once, never kept. Immutable; refuses to print itself.
///
/// `rci_` and 43 characters that stand for 256 bits by chance, of which SHA-256 is kept.
public final class InvitationToken {

  private static final String PREFIX = "rci_";
  private static final int BYTES = 32;

  private final String text;

  private InvitationToken(String text) {
    this.text = text;
  }

  /// Makes a new one.
  public static InvitationToken make(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new InvitationToken(
        PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Takes what somebody sent, whatever it is.
  public static InvitationToken sent(String text) {
    return new InvitationToken(text.strip());
  }

  /// Returns the token, to be shown once.
  public String reveal() {
    return text;
  }

  /// Returns what is kept of it, in hexadecimal.
  public String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return "InvitationToken[withheld]";
  }
}
