package org.recourse.casework.statement;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The number under which the Transparency Database knows a statement, unique for ever. Random,
/// never made from a notice, a link or a person: what can be recomputed can be recognised.
///
/// @param value 32 hexadecimal digits
public record Puid(String value) {

  private static final int BYTES = 16;

  /// Checks the form.
  public Puid {
    if (!value.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("must have 32 hexadecimal digits");
    }
  }

  /// Returns a new one of 128 random bits.
  ///
  /// @param random one that nobody can foresee
  public static Puid random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Puid(HexFormat.of().formatHex(bytes));
  }
}
