package org.recourse.fingerprint.internal;

import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqFingerprint;

/// The 16x16 cosine transform of a 64x64 picture, and the bits that are read from it.
public final class PdqTransform {

  private static final int SIDE = Window.SAMPLES;
  private static final int MAX_QUALITY = 100;
  private static final int GRADIENTS_PER_QUALITY = 90;

  private final float[] luma64;
  private final float[] coefficients;

  private PdqTransform(float[] luma64, float[] coefficients) {
    this.luma64 = luma64;
    this.coefficients = coefficients;
  }

  /// Transforms 64x64 samples, given row after row.
  public static PdqTransform of(float[] luma64) {
    return new PdqTransform(luma64, Dct64.first16(luma64));
  }

  /// Returns how much there is to see, 0 to 100.
  public int quality() {
    return quality(0);
  }

  /// Returns the fingerprint of the picture laid down like this.
  public PdqFingerprint fingerprint(Orientation orientation) {
    return Bits.of(Dihedral.turned(coefficients, orientation));
  }

  /// Returns the 256 coefficients, row after row.
  public float[] coefficients() {
    return coefficients.clone();
  }

  /// Returns whether neither a bit of the upright fingerprint nor the quality would be another if
  /// each coefficient and each sample were off by as much as `doubt`.
  public boolean isCertainBeyond(double doubt) {
    return Bits.gapAtMedian(coefficients) > 2 * doubt && quality(doubt) == quality(-doubt);
  }

  /*
   * The sum of the differences between neighbours, each in percent of full scale and cut to an
   * integer so that only significant edges count, over 90: a rule of thumb of the reference.
   */
  private int quality(double doubt) {
    int sum = 0;
    for (int y = 0; y < SIDE - 1; y++) {
      for (int x = 0; x < SIDE; x++) {
        sum += gradient(luma64[y * SIDE + x], luma64[(y + 1) * SIDE + x], doubt);
      }
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE - 1; x++) {
        sum += gradient(luma64[y * SIDE + x], luma64[y * SIDE + x + 1], doubt);
      }
    }
    return Math.min(MAX_QUALITY, sum / GRADIENTS_PER_QUALITY);
  }

  private static int gradient(float u, float v, double doubt) {
    float percent = ((u - v) * 100) / 255;
    return doubt == 0 ? Math.abs((int) percent) : (int) Math.max(0, Math.abs(percent) + doubt);
  }
}
