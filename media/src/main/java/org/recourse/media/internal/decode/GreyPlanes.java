package org.recourse.media.internal.decode;

import java.util.Arrays;
import org.recourse.fingerprint.Pixels;

/// Makes a small grey picture of a large one by averaging areas: each new pixel is the mean of the
/// part of the picture that it covers, boundary pixels counting by how much of them it covers.
final class GreyPlanes {

  // Rec. 601 luma in 16-bit fixed point, as libjpeg has it; the three add up to 65536.
  private static final int RED = 19595;
  private static final int GREEN = 38470;
  private static final int BLUE = 7471;

  private GreyPlanes() {}

  /// Returns the picture in grey, no side longer than `limit`, never enlarged.
  static Pixels reduce(Pixels picture, int limit) {
    int longest = Math.max(picture.width(), picture.height());
    int side = Math.min(limit, longest);
    int width = scaled(picture.width(), side, longest);
    int height = scaled(picture.height(), side, longest);
    byte[] plane = new byte[width * height];
    byte[] row = new byte[picture.width() * picture.channels()];
    float[] grey = new float[picture.width()];
    float[] narrow = new float[width];
    float[] sums = new float[width];
    double ratio = (double) picture.height() / height;
    int y = 0;
    picture.row(0, row);
    average(row, picture.channels(), grey, narrow);
    for (int target = 0; target < height; target++) {
      double end = target == height - 1 ? picture.height() : (target + 1) * ratio;
      double at = target * ratio;
      Arrays.fill(sums, 0);
      while (at < end) {
        if (y < (int) at) {
          y = (int) at;
          picture.row(y, row);
          average(row, picture.channels(), grey, narrow);
        }
        double next = Math.min(y + 1, end);
        addScaled(narrow, (float) (next - at), sums);
        at = next;
      }
      store(sums, (float) (1 / (end - target * ratio)), plane, target * width);
    }
    return Pixels.of(width, height, 1, plane);
  }

  private static int scaled(int length, int side, int longest) {
    return (int) Math.max(1, Math.round((double) length * side / longest));
  }

  private static void average(byte[] row, int channels, float[] grey, float[] narrow) {
    if (channels == 1) {
      for (int x = 0; x < grey.length; x++) {
        grey[x] = row[x] & 0xff;
      }
    } else {
      for (int x = 0; x < grey.length; x++) {
        int luma = RED * (row[3 * x] & 0xff)
            + GREEN * (row[3 * x + 1] & 0xff)
            + BLUE * (row[3 * x + 2] & 0xff);
        grey[x] = luma * (1f / 65536);
      }
    }
    narrow(grey, narrow);
  }

  private static void narrow(float[] grey, float[] narrow) {
    if (grey.length == narrow.length) {
      System.arraycopy(grey, 0, narrow, 0, grey.length);
      return;
    }
    double ratio = (double) grey.length / narrow.length;
    for (int target = 0; target < narrow.length; target++) {
      double begin = target * ratio;
      double end = Math.min(grey.length, (target + 1) * ratio);
      int first = (int) begin;
      int last = Math.min(grey.length - 1, (int) end);
      float sum = (float) -(begin - first) * grey[first];
      for (int x = first; x < last; x++) {
        sum += grey[x];
      }
      sum += (float) (end - last) * grey[last];
      narrow[target] = sum / (float) (end - begin);
    }
  }

  private static void addScaled(float[] values, float weight, float[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += values[x] * weight;
    }
  }

  private static void store(float[] sums, float scale, byte[] plane, int at) {
    for (int x = 0; x < sums.length; x++) {
      plane[at + x] = (byte) Math.min(255, (int) (sums[x] * scale + 0.5f));
    }
  }
}
