package org.recourse.fingerprint.regions;

/// Colours to brightness, in whole numbers.
final class Luma {

  private Luma() {}

  /// Fills `grey` with the brightness of a row's pixels, 0 to 255, by the weights of Rec.
  /// 601.
  static void read(byte[] row, int channels, int[] grey) {
    if (channels == 1) {
      for (int x = 0; x < grey.length; x++) {
        grey[x] = row[x] & 0xff;
      }
      return;
    }
    for (int x = 0; x < grey.length; x++) {
      int red = row[3 * x] & 0xff;
      int green = row[3 * x + 1] & 0xff;
      int blue = row[3 * x + 2] & 0xff;
      grey[x] = (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }
  }
}
