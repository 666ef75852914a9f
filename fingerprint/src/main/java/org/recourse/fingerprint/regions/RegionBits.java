package org.recourse.fingerprint.regions;

import org.recourse.fingerprint.PdqFingerprint;

/// Turns the 128 gradient sums of a patch into 256 bits.
///
/*
 * The sums are projected on the 64 directions in which pictures differ most while copies of one
 * picture differ least (the generalised eigenvectors of total and within-copy covariance;
 * Strecha and others, "LDAHash", 2012), scaled towards equal spread. Four times, with other
 * signs, the 64 values go through a Walsh-Hadamard transform; each result's sign is one bit. So
 * a bit is the side of a plane through the middle of all pictures, the number of differing bits
 * grows with the angle, and neighbouring bits are nearly independent, which the index needs.
 * All in whole numbers. docs/design/changed-copies.md says on what the table was trained.
 */
final class RegionBits {

  private static final int VALUES = 64;
  private static final int BLOCKS = 4;

  private RegionBits() {}

  static PdqFingerprint of(float[] sums) {
    int[] values = project(sums);
    long[] words = new long[BLOCKS];
    int[] mixed = new int[VALUES];
    for (int block = 0; block < BLOCKS; block++) {
      long flips = RegionTable.FLIPS[block];
      for (int i = 0; i < VALUES; i++) {
        mixed[i] = ((flips >>> i) & 1) == 0 ? values[i] : -values[i];
      }
      transform(mixed);
      long word = 0;
      for (int i = 0; i < VALUES; i++) {
        word |= mixed[i] > 0 ? 1L << i : 0;
      }
      words[block] = word;
    }
    return new PdqFingerprint(words[0], words[1], words[2], words[3]);
  }

  private static int[] project(float[] sums) {
    int[] whole = new int[sums.length];
    for (int i = 0; i < sums.length; i++) {
      whole[i] = Math.min(255, (int) (sums[i] * 512 + 0.5f));
    }
    int[] values = new int[VALUES];
    for (int i = 0; i < VALUES; i++) {
      int sum = -RegionTable.MEANS[i];
      int row = i * whole.length;
      for (int j = 0; j < whole.length; j++) {
        sum += RegionTable.PROJECTION[row + j] * whole[j];
      }
      values[i] = (sum * RegionTable.SCALES[i]) >> 8;
    }
    return values;
  }

  private static void transform(int[] values) {
    for (int half = 1; half < VALUES; half *= 2) {
      for (int i = 0; i < VALUES; i++) {
        if ((i & half) == 0) {
          int a = values[i];
          int b = values[i + half];
          values[i] = a + b;
          values[i + half] = a - b;
        }
      }
    }
  }
}
