package org.recourse.fingerprint;

/// The eight ways to lay a rectangular picture down: four rotations, each plain or mirrored.
///
/// A fingerprint of one orientation says what the upright fingerprint would have been had the
/// picture been turned so. The order is that of Meta's PDQ tools.
public enum Orientation {
  /// As it is.
  UPRIGHT("orig"),
  /// Turned by 90 degrees.
  ROTATED_90("rot90"),
  /// Turned by 180 degrees.
  ROTATED_180("rot180"),
  /// Turned by 270 degrees.
  ROTATED_270("rot270"),
  /// Top and bottom exchanged.
  FLIPPED_X("flipx"),
  /// Left and right exchanged: what people call a mirrored picture.
  FLIPPED_Y("flipy"),
  /// Mirrored in the main diagonal.
  FLIPPED_PLUS("flipplus1"),
  /// Mirrored in the other diagonal.
  FLIPPED_MINUS("flipminus1");

  private final String code;

  Orientation(String code) {
    this.code = code;
  }

  /// Returns the name that the PDQ tools use for it, which is also the one in our output.
  public String code() {
    return code;
  }
}
