package org.recourse.fingerprint.internal;

import java.util.function.Consumer;

/// The reference's box filter along every column at once, fed row by row.
///
/// A row comes out as soon as its window is complete, in order, and [#finish] brings out the rest.
final class ColumnBox {

  private final int width;
  private final int window;
  private final int ahead;
  private final int height;
  private final float[][] held;
  private final float[] sum;
  private final float[] mean;
  private final Consumer<float[]> out;
  private int rowsIn;

  /// @param out is given each smoothed row, in an array that is overwritten by the next
  ColumnBox(int width, int height, int window, Consumer<float[]> out) {
    this.width = width;
    this.height = height;
    this.window = window;
    this.ahead = Window.half(window) - 1;
    this.held = new float[window][width];
    this.sum = new float[width];
    this.mean = new float[width];
    this.out = out;
  }

  void add(float[] row) {
    float[] oldest = held[rowsIn % window];
    if (rowsIn < window) {
      add(row, sum, width);
    } else {
      addAndSubtract(row, oldest, sum, width);
    }
    System.arraycopy(row, 0, oldest, 0, width);
    rowsIn++;
    if (rowsIn > ahead) {
      emit(Math.min(rowsIn, window));
    }
  }

  void finish() {
    int oldest = height - window;
    for (int count = window - 1; count > window - 1 - ahead; count--) {
      subtract(held[oldest++ % window], sum, width);
      emit(count);
    }
  }

  private void emit(int count) {
    divide(sum, count, mean, width);
    out.accept(mean);
  }

  private static void add(float[] row, float[] sum, int width) {
    for (int x = 0; x < width; x++) {
      sum[x] += row[x];
    }
  }

  // Two statements, because the reference rounds after the addition and again after the
  // subtraction.
  private static void addAndSubtract(float[] row, float[] oldest, float[] sum, int width) {
    for (int x = 0; x < width; x++) {
      float added = sum[x] + row[x];
      sum[x] = added - oldest[x];
    }
  }

  private static void subtract(float[] oldest, float[] sum, int width) {
    for (int x = 0; x < width; x++) {
      sum[x] -= oldest[x];
    }
  }

  private static void divide(float[] sum, float count, float[] mean, int width) {
    for (int x = 0; x < width; x++) {
      mean[x] = sum[x] / count;
    }
  }
}
