package org.recourse.fingerprint.regions;

/// Where a region lies in its picture, how large it is, and which way it is turned.
///
/// Lengths are in units of the picture's longer side, from its top left corner, x to the
/// right and y down. The region is a square of half side `radius` whose first axis points
/// along (`directionX`, `directionY`). Immutable.
///
/// @param x centre, 0 to 1
/// @param y centre, 0 to 1
/// @param radius half the side, above 0, at most 1
/// @param directionX cosine of the turn
/// @param directionY sine of the turn
public record RegionFrame(float x, float y, float radius, float directionX, float directionY) {

  private static final int PLACE_STEPS = (1 << 14) - 1;
  private static final int RADIUS_STEPS = (1 << 12) - 1;
  private static final int DIRECTION_STEPS = 127;

  /// Returns the frame in 56 bits, each number rounded: from the lowest, x and y in 14 bits,
  /// the radius in 12, and the direction's two components in a signed byte each.
  public long packed() {
    return (long) Math.round(x * PLACE_STEPS)
        | ((long) Math.round(y * PLACE_STEPS) << 14)
        | ((long) Math.round(radius * RADIUS_STEPS) << 28)
        | ((Math.round(directionX * DIRECTION_STEPS) & 0xffL) << 40)
        | ((Math.round(directionY * DIRECTION_STEPS) & 0xffL) << 48);
  }

  /// Returns whether [#packed] can have returned this.
  public static boolean isPacked(long packed) {
    return packed >>> 56 == 0
        && ((packed >>> 28) & RADIUS_STEPS) > 0
        && Math.abs(length(packed) - DIRECTION_STEPS) <= 1;
  }

  // Rounding each component moves the tip by up to 0.71.
  private static float length(long packed) {
    float x = (byte) (packed >>> 40);
    float y = (byte) (packed >>> 48);
    return (float) Math.sqrt(x * x + y * y);
  }

  /// Reads what [#packed] returned.
  ///
  /// @throws IllegalArgumentException if it is not [packed][#isPacked]
  public static RegionFrame unpacked(long packed) {
    if (!isPacked(packed)) {
      throw new IllegalArgumentException("not a region's frame");
    }
    return new RegionFrame(
        (float) (packed & PLACE_STEPS) / PLACE_STEPS,
        (float) ((packed >>> 14) & PLACE_STEPS) / PLACE_STEPS,
        (float) ((packed >>> 28) & RADIUS_STEPS) / RADIUS_STEPS,
        (float) (byte) (packed >>> 40) / DIRECTION_STEPS,
        (float) (byte) (packed >>> 48) / DIRECTION_STEPS);
  }

  /// Returns the frame of the same region in the mirrored picture.
  ///
  /// @param pictureWidth the picture's width in units of its longer side
  RegionFrame mirrored(float pictureWidth) {
    return new RegionFrame(pictureWidth - x, y, radius, -directionX, directionY);
  }
}
