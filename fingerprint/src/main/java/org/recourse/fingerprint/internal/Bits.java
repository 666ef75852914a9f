package org.recourse.fingerprint.internal;

import java.util.Arrays;
import org.recourse.fingerprint.PdqFingerprint;

/// Which of 256 coefficients are above the median.
final class Bits {

  private static final int COUNT = 256;

  // Of an even number the reference takes the lower of the two in the middle.
  private static final int MEDIAN = COUNT / 2 - 1;

  private Bits() {}

  static PdqFingerprint of(float[] coefficients) {
    float median = sorted(coefficients)[MEDIAN];
    long[] words = new long[4];
    for (int i = 0; i < COUNT; i++) {
      if (coefficients[i] > median) {
        words[i >> 6] |= 1L << i;
      }
    }
    return new PdqFingerprint(words[0], words[1], words[2], words[3]);
  }

  /// Returns how far the median is below the next greater coefficient.
  static double gapAtMedian(float[] coefficients) {
    float[] sorted = sorted(coefficients);
    return (double) sorted[MEDIAN + 1] - sorted[MEDIAN];
  }

  private static float[] sorted(float[] coefficients) {
    float[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
