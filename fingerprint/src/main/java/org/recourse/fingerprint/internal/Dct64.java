package org.recourse.fingerprint.internal;

/// The first 16x16 coefficients, without the constant ones, of a 64x64 cosine transform.
final class Dct64 {

  /*
   * Two matrix products, D A and then (D A) D', in floats and in the reference's order, so that the
   * coefficients are the reference's to the last bit. The cosines are literals and not computed:
   * Math.cos may differ in the last bit between a JVM and a browser, and one bit changes
   * fingerprints that are already in banks.
   *
   * D[i][j] = sqrt(2/64) cos((i + 1) (2 j + 1) pi / 128)
   */
  private static final int SIDE = 64;
  private static final int KEPT = 16;
  private static final float[] D = matrix();

  private Dct64() {}

  /// Returns 16x16 coefficients, row after row, for 64x64 samples, row after row.
  static float[] first16(float[] a) {
    float[] t = new float[KEPT * SIDE];
    for (int i = 0; i < KEPT; i++) {
      for (int k = 0; k < SIDE; k++) {
        addRow(D[i * SIDE + k], a, k * SIDE, t, i * SIDE);
      }
    }
    float[] b = new float[KEPT * KEPT];
    for (int i = 0; i < KEPT; i++) {
      for (int j = 0; j < KEPT; j++) {
        b[i * KEPT + j] = dot(t, i * SIDE, j * SIDE);
      }
    }
    return b;
  }

  // Row by row instead of column by column: each sum still grows in the order of k.
  private static void addRow(float factor, float[] a, int aFrom, float[] t, int tFrom) {
    for (int j = 0; j < SIDE; j++) {
      t[tFrom + j] += factor * a[aFrom + j];
    }
  }

  private static float dot(float[] t, int tFrom, int dFrom) {
    float sum = 0;
    for (int k = 0; k < SIDE; k++) {
      sum += t[tFrom + k] * D[dFrom + k];
    }
    return sum;
  }

  // cos(n pi / 128) for any n is one of 65 values and a sign.
  private static float[] matrix() {
    float[] matrix = new float[KEPT * SIDE];
    for (int i = 0; i < KEPT; i++) {
      for (int j = 0; j < SIDE; j++) {
        int n = (i + 1) * (2 * j + 1) % 256;
        int folded = n > 128 ? 256 - n : n;
        matrix[i * SIDE + j] = folded > 64 ? -Cosines.SCALED[128 - folded] : Cosines.SCALED[folded];
      }
    }
    return matrix;
  }
}
