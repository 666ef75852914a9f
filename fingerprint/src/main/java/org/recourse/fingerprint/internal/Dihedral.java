package org.recourse.fingerprint.internal;

import org.recourse.fingerprint.Orientation;

/// The transform of a turned or mirrored picture, from that of the picture: some coefficients
/// change sign, and a quarter turn exchanges rows and columns.
final class Dihedral {

  private static final int SIDE = 16;

  private Dihedral() {}

  static float[] turned(float[] a, Orientation orientation) {
    return switch (orientation) {
      case UPRIGHT -> a;
      case ROTATED_90 -> turned(a, true, false, true);
      case ROTATED_180 -> turned(a, false, true, true);
      case ROTATED_270 -> turned(a, true, true, false);
      case FLIPPED_X -> turned(a, false, true, false);
      case FLIPPED_Y -> turned(a, false, false, true);
      case FLIPPED_PLUS -> turned(a, true, false, false);
      case FLIPPED_MINUS -> turned(a, true, true, true);
    };
  }

  // Row and column 0 hold the lowest frequency, 1: mirroring changes the sign of odd frequencies.
  private static float[] turned(float[] a, boolean transpose, boolean oddRows, boolean oddColumns) {
    float[] b = new float[SIDE * SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        boolean negative = (oddRows && (i & 1) == 0) != (oddColumns && (j & 1) == 0);
        float value = a[i * SIDE + j];
        b[transpose ? j * SIDE + i : i * SIDE + j] = negative ? -value : value;
      }
    }
    return b;
  }
}
