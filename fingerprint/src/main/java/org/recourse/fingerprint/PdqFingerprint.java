package org.recourse.fingerprint;

/// A 256-bit PDQ fingerprint of one picture.
///
/// A small [distance][#distanceTo] means that two pictures look alike. It never means that they
/// are the same file. Immutable, may be shared between threads; `w0` holds bits 0 to 63.
///
/// The exchanged text is 64 lower-case hexadecimal digits, highest bit first, as Meta's PDQ tools
/// write it: the first 16 digits are `w3`.
///
/// @param w0 bits 0 to 63
/// @param w1 bits 64 to 127
/// @param w2 bits 128 to 191
/// @param w3 bits 192 to 255
public record PdqFingerprint(long w0, long w1, long w2, long w3) {

  /// How many bits a fingerprint has, and so the greatest distance.
  public static final int BITS = 256;

  private static final int HEX_DIGITS = 64;

  /// Reads the exchanged text.
  ///
  /// @param hex exactly 64 hexadecimal digits, in either case
  /// @throws IllegalArgumentException if it is anything else; the message says what is wrong and
  ///     where, and never repeats the text
  public static PdqFingerprint fromHex(CharSequence hex) {
    if (hex.length() != HEX_DIGITS) {
      throw new IllegalArgumentException(
          "a PDQ fingerprint is 64 hexadecimal digits, this has " + hex.length() + " characters");
    }
    return new PdqFingerprint(word(hex, 48), word(hex, 32), word(hex, 16), word(hex, 0));
  }

  private static long word(CharSequence hex, int from) {
    long word = 0;
    for (int i = from; i < from + 16; i++) {
      int digit = digit(hex.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException(
            "not a hexadecimal digit at position " + (i + 1) + " of 64");
      }
      word = word << 4 | digit;
    }
    return word;
  }

  // Character.digit would also take digits of other scripts.
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /// Returns the number of bits in which the two fingerprints differ, 0 to 256.
  public int distanceTo(PdqFingerprint other) {
    return Long.bitCount(w0 ^ other.w0)
        + Long.bitCount(w1 ^ other.w1)
        + Long.bitCount(w2 ^ other.w2)
        + Long.bitCount(w3 ^ other.w3);
  }

  /// Returns how many bits are set: exactly 128 unless coefficients of the picture were equal.
  public int bitCount() {
    return Long.bitCount(w0) + Long.bitCount(w1) + Long.bitCount(w2) + Long.bitCount(w3);
  }

  /// Returns the fingerprint with every bit flipped: that of the same picture with inverted tones.
  public PdqFingerprint complement() {
    return new PdqFingerprint(~w0, ~w1, ~w2, ~w3);
  }

  /// Returns the exchanged text: 64 lower-case hexadecimal digits.
  public String toHex() {
    StringBuilder hex = new StringBuilder(HEX_DIGITS);
    append(hex, w3);
    append(hex, w2);
    append(hex, w1);
    append(hex, w0);
    return hex.toString();
  }

  private static void append(StringBuilder hex, long word) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      hex.append("0123456789abcdef".charAt((int) (word >>> shift) & 15));
    }
  }

  /// Says what this is without saying which: a fingerprint is intimate data and is never logged.
  @Override
  public String toString() {
    return "PdqFingerprint[withheld]";
  }
}
