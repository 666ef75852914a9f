package org.recourse.match;

import java.util.HexFormat;
import java.util.Locale;

/// A cryptographic digest of a file, compared by equality. Immutable.
///
/// @param hex hexadecimal digits, kept in lower case
public record Digest(Algorithm algorithm, String hex) {

  /// What made the digest.
  public enum Algorithm {
    /// SHA-256, 64 digits.
    SHA256(64),
    /// MD5, 32 digits. Broken as a proof of identity; still what some partners exchange.
    MD5(32);

    private final int digits;

    Algorithm(int digits) {
      this.digits = digits;
    }

    /// Returns how many hexadecimal digits a digest of this kind has.
    public int digits() {
      return digits;
    }
  }

  /// Checks length and digits.
  public Digest {
    if (hex.length() != algorithm.digits()) {
      throw new IllegalArgumentException(algorithm + " has " + algorithm.digits()
          + " hexadecimal digits, this has " + hex.length());
    }
    for (int i = 0; i < hex.length(); i++) {
      if (!HexFormat.isHexDigit(hex.charAt(i))) {
        throw new IllegalArgumentException("not a hexadecimal digit at position " + (i + 1));
      }
    }
    hex = hex.toLowerCase(Locale.ROOT);
  }

  /// Says what this is without saying which: a digest of an intimate picture is never logged.
  @Override
  public String toString() {
    return algorithm + "[withheld]";
  }
}
