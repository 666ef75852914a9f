package org.recourse.fingerprint.internal;

import org.recourse.fingerprint.Pixels;

/// PDQ's filter by its definition, in doubles: the plain truth that both filters are held
/// against.
final class BoxTwice {

  private BoxTwice() {}

  static double[] luma64(Pixels picture) {
    return luma64(plane(picture));
  }

  /// Filters brightness, given row after row.
  static double[] luma64(double[][] brightness) {
    double[][] plane = brightness;
    for (int pass = 0; pass < 2; pass++) {
      plane = transposed(alongRows(plane));
      plane = transposed(alongRows(plane));
    }
    double[] samples = new double[64 * 64];
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < 64; j++) {
        int y = (int) ((i + 0.5) * plane.length / 64);
        int x = (int) ((j + 0.5) * plane[0].length / 64);
        samples[i * 64 + j] = plane[y][x];
      }
    }
    return samples;
  }

  private static double[][] plane(Pixels picture) {
    double[][] plane = new double[picture.height()][picture.width()];
    byte[] row = new byte[picture.width() * 3];
    for (int y = 0; y < plane.length; y++) {
      picture.row(y, row);
      for (int x = 0; x < plane[y].length; x++) {
        plane[y][x] = 0.299 * (row[3 * x] & 0xff)
            + 0.587 * (row[3 * x + 1] & 0xff)
            + 0.114 * (row[3 * x + 2] & 0xff);
      }
    }
    return plane;
  }

  private static double[][] alongRows(double[][] plane) {
    int length = plane[0].length;
    int window = (length + 127) / 128;
    int right = (window + 2) / 2 - 1;
    int left = window - 1 - right;
    double[][] out = new double[plane.length][length];
    for (int y = 0; y < plane.length; y++) {
      for (int x = 0; x < length; x++) {
        int from = Math.max(0, x - left);
        int to = Math.min(length - 1, x + right);
        double sum = 0;
        for (int i = from; i <= to; i++) {
          sum += plane[y][i];
        }
        out[y][x] = sum / (to - from + 1);
      }
    }
    return out;
  }

  private static double[][] transposed(double[][] plane) {
    double[][] out = new double[plane[0].length][plane.length];
    for (int y = 0; y < plane.length; y++) {
      for (int x = 0; x < out.length; x++) {
        out[x][y] = plane[y][x];
      }
    }
    return out;
  }
}
