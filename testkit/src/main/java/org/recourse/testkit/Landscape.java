package org.recourse.testkit;

/// A sky over rows of hills.
final class Landscape {

  private static final int SCALE = Drawing.SCALE;
  private static final int RIDGES = 5;

  private Landscape() {}

  static int rgb(Noise noise, int x, int y) {
    for (int ridge = RIDGES - 1; ridge >= 0; ridge--) {
      int top = top(noise, x, ridge);
      if (y >= top) {
        return hill(noise, x, y, ridge, y - top);
      }
    }
    return sky(noise, x, y);
  }

  // Nearer ridges stand lower in the picture and are drawn over the farther ones.
  private static int top(Noise noise, int x, int ridge) {
    int base = SCALE * (3 + ridge) / 9 + (noise.at(ridge, -1) & 0xff) - 128;
    int rough = SCALE / (3 + 2 * ridge);
    return base
        + 4 * noise.smooth(x + 1000 * ridge, 7 * ridge, rough)
        + noise.smooth(x, 99 + ridge, 60) / 3;
  }

  private static int hill(Noise noise, int x, int y, int ridge, int depth) {
    int shade = 60 + ridge * 22 + noise.smooth(x, y, 90) / 3 + noise.smooth(x, y, 400) / 2;
    boolean wood = noise.smooth(x + 5000, y, 260) > 20;
    boolean house = depth > 120 && (noise.at(x / 150, y / 150) & 63) == ridge;
    if (house) {
      return y % 150 < 60 ? rgb(150, 60, 40) : rgb(225, 215, 200);
    }
    int lit = shade - depth / 30;
    return wood ? rgb(lit / 3, lit / 2 + 10, lit / 4) : rgb(lit + 20, lit + 30, lit / 2);
  }

  private static int sky(Noise noise, int x, int y) {
    int sunX = SCALE / 8 + Math.floorMod(noise.at(1, 2), SCALE * 3 / 4);
    int sunY = SCALE / 10 + Math.floorMod(noise.at(3, 4), SCALE / 5);
    int sun = (x - sunX) * (x - sunX) + (y - sunY) * (y - sunY);
    if (sun < 200 * 200) {
      return rgb(255, 240, 180);
    }
    int cloud = Math.max(0, noise.smooth(x, 3 * y, 700) + noise.smooth(x, 3 * y, 230) / 2);
    int height = y * 110 / SCALE;
    return rgb(90 + height + cloud, 130 + height + cloud, 210 + cloud / 3);
  }

  private static int rgb(int red, int green, int blue) {
    return Math.clamp(red, 0, 255) << 16
        | Math.clamp(green, 0, 255) << 8
        | Math.clamp(blue, 0, 255);
  }
}
