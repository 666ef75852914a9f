package org.recourse.casework;

import java.util.Locale;
import java.util.Optional;

/// Numbers that people read to each other over the telephone: random, written in Crockford's
/// base 32 with two check characters.
///
/// The alphabet has no I, L, O or U; what is heard or typed as one of the first three is read as
/// 1, 1 and 0. Two wrong characters are noticed in 1,023 of 1,024 cases, one always.
public final class ReferenceText {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS = 5;
  private static final int MASK = 31;
  private static final int CHECKS = 2;
  private static final int GROUP = 4;
  // The two largest primes below 32 and 1,024: every change of one character changes the rest.
  private static final int MODULUS = 1021;

  private ReferenceText() {}

  /// Returns the text of a number, in groups of four.
  ///
  /// @param number 0 to 2^(5·characters)−1
  /// @param characters how many, without the check, 1 to 12
  public static String write(long number, int characters) {
    StringBuilder text = new StringBuilder();
    for (int i = characters - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt((int) (number >>> (BITS * i)) & MASK));
    }
    int check = check(number);
    text.append(ALPHABET.charAt(check >> BITS)).append(ALPHABET.charAt(check & MASK));
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (i > 0 && i % GROUP == 0) {
        grouped.append('-');
      }
      grouped.append(text.charAt(i));
    }
    return grouped.toString();
  }

  /// Returns the text as [#write] writes it, or empty if it is none: the wrong length, a
  /// character that is not in the alphabet, or a check that does not hold.
  ///
  /// @param typed as somebody typed it: spaces, dashes and small letters do not matter
  /// @param characters how many, without the check
  public static Optional<String> read(String typed, int characters) {
    String text = typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('I', '1')
        .replace('L', '1')
        .replace('O', '0');
    if (text.length() != characters + CHECKS) {
      return Optional.empty();
    }
    long number = 0;
    for (int i = 0; i < characters; i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = (number << BITS) | digit;
    }
    String written = write(number, characters);
    return written.replace("-", "").equals(text) ? Optional.of(written) : Optional.empty();
  }

  private static int check(long number) {
    return (int) Long.remainderUnsigned(number, MODULUS);
  }
}
