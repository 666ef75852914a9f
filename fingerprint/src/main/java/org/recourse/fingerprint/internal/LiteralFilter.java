package org.recourse.fingerprint.internal;

import org.recourse.fingerprint.Pixels;

/// Brings a picture to 64x64 with the reference's own sums: every float is added, subtracted and
/// divided in the reference's order, so that the result is the reference's to the last bit.
///
/// The reference runs over the whole picture four times; here each row goes through all four
/// passes as it comes, which does the same arithmetic in the memory of one window of rows.
public final class LiteralFilter {

  private final int height;
  private final int width;
  private final int rowWindow;
  private final float[] samples = new float[Window.SAMPLES * Window.SAMPLES];
  private final float[] smoothed;
  private final float[] picked = new float[Window.SAMPLES];
  private final ColumnBox firstColumns;
  private final ColumnBox secondColumns;
  private int rowsOut;
  private int samplesOut;

  private LiteralFilter(int width, int height) {
    this.width = width;
    this.height = height;
    this.rowWindow = Window.size(width);
    this.smoothed = new float[width];
    int columnWindow = Window.size(height);
    this.firstColumns = new ColumnBox(width, height, columnWindow, this::secondPass);
    this.secondColumns = new ColumnBox(Window.SAMPLES, height, columnWindow, this::keepIfSampled);
  }

  /// Returns the 64x64 samples, row after row.
  ///
  /// A picture of exactly 64x64 is not filtered. The reference makes the same exception, though
  /// not when it is asked for all eight orientations: there it adds and subtracts each value
  /// once, and that changes nothing but the rounding.
  public static float[] luma64(Pixels picture) {
    if (picture.width() == Window.SAMPLES && picture.height() == Window.SAMPLES) {
      return unfiltered(picture);
    }
    LiteralFilter filter = new LiteralFilter(picture.width(), picture.height());
    byte[] bytes = new byte[picture.width() * picture.channels()];
    float[] luma = new float[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      Luma.row(picture, y, bytes, luma);
      filter.firstPass(luma);
    }
    filter.firstColumns.finish();
    filter.secondColumns.finish();
    return filter.samples;
  }

  private static float[] unfiltered(Pixels picture) {
    float[] samples = new float[Window.SAMPLES * Window.SAMPLES];
    byte[] bytes = new byte[Window.SAMPLES * picture.channels()];
    float[] luma = new float[Window.SAMPLES];
    for (int y = 0; y < Window.SAMPLES; y++) {
      Luma.row(picture, y, bytes, luma);
      System.arraycopy(luma, 0, samples, y * Window.SAMPLES, Window.SAMPLES);
    }
    return samples;
  }

  /// How far the sums' rounding is taken to move a coefficient from its true value, at most.
  ///
  /// Measured, not proven: over photographs of all sizes it mostly stays below 0.002, and 0.023
  /// was the most (docs/measurements/fingerprints.md).
  public static final double ROUNDING = 0.05;

  private void firstPass(float[] luma) {
    RowBox.smooth(luma, smoothed, width, rowWindow);
    firstColumns.add(smoothed);
  }

  private void secondPass(float[] row) {
    RowBox.smooth(row, smoothed, width, rowWindow);
    for (int i = 0; i < Window.SAMPLES; i++) {
      picked[i] = smoothed[Window.sampled(i, width)];
    }
    secondColumns.add(picked);
  }

  // A low picture repeats rows: several samples are then the same row.
  private void keepIfSampled(float[] row) {
    while (samplesOut < Window.SAMPLES && Window.sampled(samplesOut, height) == rowsOut) {
      System.arraycopy(row, 0, samples, samplesOut * Window.SAMPLES, Window.SAMPLES);
      samplesOut++;
    }
    rowsOut++;
  }
}
