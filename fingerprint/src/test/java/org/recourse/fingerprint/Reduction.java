package org.recourse.fingerprint;

/// A picture at a fraction of its size, as a decoder that leaves detail out gives it.
enum Reduction {
  HALF(2),
  QUARTER(4),
  EIGHTH(8);

  private final int denominator;

  Reduction(int denominator) {
    this.denominator = denominator;
  }

  int denominator() {
    return denominator;
  }

  Pixels of(byte[] rgb, int width, int height) {
    int w = (width + denominator - 1) / denominator;
    int h = (height + denominator - 1) / denominator;
    byte[] grey = new byte[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        grey[y * w + x] = (byte) mean(rgb, width, height, x * denominator, y * denominator);
      }
    }
    return Pixels.of(w, h, 1, grey);
  }

  private long mean(byte[] rgb, int width, int height, int left, int top) {
    double sum = 0;
    int count = 0;
    for (int y = top; y < Math.min(height, top + denominator); y++) {
      for (int x = left; x < Math.min(width, left + denominator); x++) {
        int k = (y * width + x) * 3;
        sum += 0.299 * (rgb[k] & 0xff) + 0.587 * (rgb[k + 1] & 0xff) + 0.114 * (rgb[k + 2] & 0xff);
        count++;
      }
    }
    return Math.round(sum / count);
  }
}
