package org.recourse.fingerprint.regions;

import org.recourse.fingerprint.Pixels;
import org.recourse.testkit.Drawing;

/// Drawn pictures, and what a test does to them.
final class Drawn {

  private Drawn() {}

  static GreyPlane landscape(int width, int height, int seed) {
    Pixels drawn = Pixels.of(width, height, 3, Drawing.LANDSCAPE.draw(width, height, seed));
    return GreyPlane.shrunk(drawn, Integer.MAX_VALUE);
  }

  static GreyPlane mirrored(GreyPlane plane) {
    byte[] bytes = new byte[plane.width() * plane.height()];
    for (int y = 0; y < plane.height(); y++) {
      for (int x = 0; x < plane.width(); x++) {
        bytes[y * plane.width() + x] = (byte) plane.at(plane.width() - 1 - x, y);
      }
    }
    return GreyPlane.of(plane.width(), plane.height(), bytes);
  }
}
