package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import org.recourse.fingerprint.Pixels;

/// The first coefficients of the brightness of a JPEG's blocks, and the reduced picture that they
/// make. Filled by one thread.
///
/// One coefficient a block makes an eighth of the picture. [#DETAIL] of them make a quarter, from
/// the mean, the first frequency across, down and both: the even ones have no part in the mean of
/// half a block, and what the higher odd ones add was measured to make no difference
/// (docs/measurements/decoding.md).
final class LumaBlocks {

  /// How many coefficients of each block, in zigzag order, make a quarter of the picture.
  static final int DETAIL = 5;

  // The mean of the first frequency's cosine over half a block, over 4 square root 2.
  private static final float FIRST = 0.11326593f;
  // The same mean squared, over 4.
  private static final float FIRST_TWICE = 0.10263337f;

  private final int columns;
  private final int rows;
  private final int kept;
  private final short[] coefficients;

  /// Makes blocks of zeros.
  ///
  /// @param columns blocks in a row, with those that only fill up a group
  /// @param rows rows of blocks, likewise
  /// @param kept how many coefficients of each: 1 or [#DETAIL]
  LumaBlocks(int columns, int rows, int kept) {
    this.columns = columns;
    this.rows = rows;
    this.kept = kept;
    this.coefficients = new short[Math.multiplyExact(Math.multiplyExact(columns, rows), kept)];
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  int kept() {
    return kept;
  }

  /// Returns all coefficients: block after block, row after row, in zigzag order within each.
  short[] coefficients() {
    return coefficients;
  }

  /// Returns the reduced picture.
  ///
  /// @param quantisers what each coefficient is to be multiplied with, in zigzag order
  Pixels picture(int fullWidth, int fullHeight, int[] quantisers) {
    return kept == 1
        ? eighth((fullWidth + 7) / 8, (fullHeight + 7) / 8, quantisers[0])
        : quarter((fullWidth + 3) / 4, (fullHeight + 3) / 4, quantisers);
  }

  // Rounded as libjpeg does it.
  private Pixels eighth(int width, int height, int quantiser) {
    byte[] plane = new byte[columns * rows];
    for (int i = 0; i < plane.length; i++) {
      int value = ((coefficients[i] * quantiser + 4) >> 3) + 128;
      plane[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return new SegmentPixels(width, height, 1, Plane.of(MemorySegment.ofArray(plane), columns));
  }

  private Pixels quarter(int width, int height, int[] quantisers) {
    float[] scales = new float[DETAIL];
    scales[0] = quantisers[0] / 8f;
    scales[1] = quantisers[1] * FIRST;
    scales[2] = quantisers[2] * FIRST;
    scales[4] = quantisers[4] * FIRST_TWICE;
    byte[] plane = new byte[4 * columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int from = (row * columns + column) * DETAIL;
        float mean = coefficients[from] * scales[0] + 128.5f;
        float across = coefficients[from + 1] * scales[1];
        float down = coefficients[from + 2] * scales[2];
        float both = coefficients[from + 4] * scales[4];
        int to = 4 * row * columns + 2 * column;
        plane[to] = level(mean + across + down + both);
        plane[to + 1] = level(mean - across + down - both);
        plane[to + 2 * columns] = level(mean + across - down - both);
        plane[to + 2 * columns + 1] = level(mean - across - down + both);
      }
    }
    return new SegmentPixels(
        width, height, 1, Plane.of(MemorySegment.ofArray(plane), 2L * columns));
  }

  private static byte level(float value) {
    return (byte) Math.max(0, Math.min(255, (int) value));
  }
}
