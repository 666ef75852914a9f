package org.recourse.fingerprint.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.recourse.fingerprint.Pixels;

/// Brings a picture to 64x64 by computing only the 64x64 values that are used, each as one weighted
/// mean of the pixels around it.
///
/// Differs from [LiteralFilter] only by rounding; it is the exacter of the two. Immutable.
public final class TentFilter {

  /*
   * Down the columns first: a row of the picture, as bytes, is added with one weight to the sums of
   * the one or two sample rows that it belongs to. That is the same operation on every byte of the
   * row, whatever its channel, so the compiler turns it into vector instructions: but only for
   * bytes read as signed, hence 128 is taken off each and added back at the end, where the weights
   * have added up to 1. Only the 64 finished rows of sums are then weighed across and turned into
   * brightness, which commutes with both.
   */
  private static final int MIDDLE = 128;

  private final int width;
  private final int height;
  private final Taps[] across;
  private final Taps[] down;

  private TentFilter(int width, int height, Taps[] across, Taps[] down) {
    this.width = width;
    this.height = height;
    this.across = across;
    this.down = down;
  }

  /// Returns the filter for pictures of this size.
  public static TentFilter of(Pixels picture) {
    return reduced(picture.width(), picture.height(), 1);
  }

  /// Returns the filter for pictures of which every `denominator` pixels on a side were made one.
  ///
  /// @throws IllegalArgumentException if `denominator` is below 1
  public static TentFilter reduced(int fullWidth, int fullHeight, int denominator) {
    if (denominator < 1) {
      throw new IllegalArgumentException("denominator must be at least 1: " + denominator);
    }
    return new TentFilter(
        (fullWidth + denominator - 1) / denominator,
        (fullHeight + denominator - 1) / denominator,
        Taps.of(fullWidth, denominator),
        Taps.of(fullHeight, denominator));
  }

  /// Returns whether this is a filter for pictures of that size.
  public boolean fits(Pixels picture) {
    return picture.width() == width && picture.height() == height;
  }

  /// Returns the 64x64 samples, row after row, each 0 to 255.
  ///
  /// @throws IllegalArgumentException if the picture does not have the filter's size
  public float[] luma64(Pixels picture) {
    if (!fits(picture)) {
      throw new IllegalArgumentException("the filter is for " + width + "x" + height
          + " pixels, the picture has " + picture.width() + "x" + picture.height());
    }
    int length = width * picture.channels();
    float[] samples = new float[Window.SAMPLES * Window.SAMPLES];
    byte[] row = new byte[length];
    Deque<float[]> open = new ArrayDeque<>();
    int finished = 0;
    for (int y = 0; y < height; y++) {
      picture.row(y, row);
      centre(row, length);
      for (int next = finished + open.size();
          next < down.length && down[next].first() == y;
          next++) {
        open.addLast(new float[length]);
      }
      int sample = finished;
      for (float[] sums : open) {
        add(row, down[sample++].weight(y), sums, length);
      }
      while (!open.isEmpty() && down[finished].last() == y) {
        across(open.removeFirst(), picture.channels(), samples, finished++);
      }
    }
    return samples;
  }

  private static void centre(byte[] row, int length) {
    for (int k = 0; k < length; k++) {
      row[k] ^= (byte) MIDDLE;
    }
  }

  private static void add(byte[] centred, float weight, float[] sums, int length) {
    for (int k = 0; k < length; k++) {
      sums[k] += weight * centred[k];
    }
  }

  private void across(float[] sums, int channels, float[] samples, int sampleRow) {
    float[] luma = channels == 1 ? sums : luma(sums);
    for (int i = 0; i < Window.SAMPLES; i++) {
      samples[sampleRow * Window.SAMPLES + i] = (float) (across[i].mean(luma) + MIDDLE);
    }
  }

  private float[] luma(float[] sums) {
    float[] luma = new float[width];
    for (int x = 0, k = 0; x < width; x++, k += 3) {
      luma[x] = Luma.of(sums[k], sums[k + 1], sums[k + 2]);
    }
    return luma;
  }
}
