package org.recourse.fingerprint.regions;

import org.recourse.fingerprint.Pixels;

/// Shrinks a picture by averaging the area under each new pixel, in whole numbers.
final class AreaAverage {

  /*
   * A row of `width` pixels becomes a row of `newWidth`: lay both over a line of width *
   * newWidth units, then an old pixel is newWidth units long and a new one width. Each new
   * pixel is the sum of the units it covers. Rows are summed the same way, so that a new pixel
   * is a sum over width * height units, divided once at the end.
   */
  private final int newWidth;
  private final long area;
  private final long[] sums;
  private final byte[] out;
  private int outAt;

  private AreaAverage(int newWidth, int newHeight, long area) {
    this.newWidth = newWidth;
    this.area = area;
    this.sums = new long[newWidth];
    this.out = new byte[newWidth * newHeight];
  }

  /// Returns the picture in another size, grey.
  ///
  /// @param newWidth 1 to the picture's width
  /// @param newHeight 1 to the picture's height
  static GreyPlane shrink(Pixels picture, int newWidth, int newHeight) {
    int width = picture.width();
    int height = picture.height();
    AreaAverage average = new AreaAverage(newWidth, newHeight, (long) width * height);
    byte[] bytes = new byte[width * picture.channels()];
    int[] grey = new int[width];
    long[] narrow = new long[newWidth];
    int room = height;
    for (int y = 0; y < height; y++) {
      picture.row(y, bytes);
      Luma.read(bytes, picture.channels(), grey);
      narrow(grey, narrow);
      int first = Math.min(newHeight, room);
      average.add(narrow, first);
      room -= first;
      if (room == 0) {
        average.emit();
        average.add(narrow, newHeight - first);
        room = height - (newHeight - first);
      }
    }
    return GreyPlane.owning(newWidth, newHeight, average.out);
  }

  // An old pixel is never longer than a new one, so it lies in one new pixel or in two.
  private static void narrow(int[] grey, long[] narrow) {
    int width = grey.length;
    int newWidth = narrow.length;
    int at = 0;
    int room = width;
    long sum = 0;
    for (int value : grey) {
      if (room > newWidth) {
        sum += (long) value * newWidth;
        room -= newWidth;
      } else {
        narrow[at++] = sum + (long) value * room;
        sum = (long) value * (newWidth - room);
        room += width - newWidth;
      }
    }
  }

  private void add(long[] row, int units) {
    for (int x = 0; x < newWidth; x++) {
      sums[x] += row[x] * units;
    }
  }

  private void emit() {
    for (int x = 0; x < newWidth; x++) {
      out[outAt++] = (byte) ((sums[x] + area / 2) / area);
      sums[x] = 0;
    }
  }
}
