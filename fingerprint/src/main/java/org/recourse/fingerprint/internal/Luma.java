package org.recourse.fingerprint.internal;

import org.recourse.fingerprint.Pixels;

/// Brightness of pixels as the reference weighs it: 0.299 red, 0.587 green, 0.114 blue, in floats,
/// added in this order.
final class Luma {

  private Luma() {}

  /// Returns the brightness of one pixel whose channels were multiplied by the same factor.
  static float of(float red, float green, float blue) {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }

  /// Reads row `y` of the picture as brightness.
  ///
  /// @param bytes room for one row of the picture
  /// @param into at least `width` floats, each 0 to 255
  static void row(Pixels picture, int y, byte[] bytes, float[] into) {
    picture.row(y, bytes);
    int width = picture.width();
    if (picture.channels() == 1) {
      for (int x = 0; x < width; x++) {
        into[x] = bytes[x] & 0xff;
      }
      return;
    }
    for (int x = 0, k = 0; x < width; x++, k += 3) {
      into[x] = of(bytes[k] & 0xff, bytes[k + 1] & 0xff, bytes[k + 2] & 0xff);
    }
  }
}
