package org.recourse.casework.cases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// What opens a case: 32 bytes that her browser derives from her eight words. Refuses to print
/// itself.
///
/// The words have more than 100 random bits, so that a slow derivation would add nothing for her
/// and cost her telephone seconds. We keep a digest of the key, which opens nothing.
public final class CaseKey {

  private static final int DIGITS = 64;

  private final byte[] bytes;

  private CaseKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns the key of 32 bytes.
  public static CaseKey of(byte[] bytes) {
    if (bytes.length * 2 != DIGITS) {
      throw new IllegalArgumentException("a case key has 32 bytes: " + bytes.length);
    }
    return new CaseKey(bytes.clone());
  }

  /// Returns the key of 64 hexadecimal digits, or empty if the text is something else.
  public static Optional<CaseKey> ofHex(String text) {
    if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(new CaseKey(HexFormat.of().parseHex(text)));
  }

  /// Returns the digest by which the key is known again: 32 bytes.
  public byte[] digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update("recourse-case-v1 key".getBytes(StandardCharsets.US_ASCII));
      return sha.digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// Refuses.
  @Override
  public String toString() {
    return "CaseKey[withheld]";
  }
}
