package org.recourse.fingerprint.internal;

import java.util.Random;
import org.recourse.fingerprint.FramePlanes;

/// A frame of patches and noise, with every value in all three planes, and its brightness by the
/// plain definition.
public record DrawnFrame(
    int width, int height, boolean fullRange, int rowsPerColour, Plane luma, Plane cb, Plane cr)
    implements FramePlanes {

  /// One plane of a frame.
  public record Plane(int width, String bytes) {
    int at(int x, int y) {
      return bytes.charAt(y * width + x);
    }
  }

  /// Draws a frame, always the same from the same seed.
  public static DrawnFrame of(
      int width, int height, boolean fullRange, int rowsPerColour, long seed) {
    Random random = new Random(seed);
    int columns = (width + 1) / 2;
    int rows = (height + rowsPerColour - 1) / rowsPerColour;
    return new DrawnFrame(
        width,
        height,
        fullRange,
        rowsPerColour,
        plane(width, height, random),
        plane(columns, rows, random),
        plane(columns, rows, random));
  }

  private static Plane plane(int width, int height, Random random) {
    StringBuilder bytes = new StringBuilder();
    int[] patches = random.ints(64, 0, 256).toArray();
    int noise = 1 + random.nextInt(60);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int patch = patches[(y * 8 / height) * 8 + x * 8 / width];
        bytes.append((char) Math.clamp(patch + random.nextInt(noise) - noise / 2, 0, 255));
      }
    }
    return new Plane(width, bytes.toString());
  }

  @Override
  public void brightness(int y, int[] into) {
    for (int x = 0; x < width; x++) {
      into[x / 4] = put(into[x / 4], x % 4, luma.at(x, y));
    }
  }

  @Override
  public void colours(int y, short[] blue, short[] red) {
    for (int x = 0; x < cb.width(); x++) {
      blue[x / 2] = (short) put(blue[x / 2], x % 2, cb.at(x, y));
      red[x / 2] = (short) put(red[x / 2], x % 2, cr.at(x, y));
    }
  }

  private static int put(int word, int place, int value) {
    return (word & ~(0xff << (8 * place))) | (value << (8 * place));
  }

  /// Returns the brightness of every pixel as vPDQ has it, one at a time.
  double[][] trueBrightness() {
    double[][] plane = new double[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int u = cb.at(x / 2, y / rowsPerColour);
        int v = cr.at(x / 2, y / rowsPerColour);
        int red = steps(v, 104_597);
        int green = steps(u, -25_675) + steps(v, -53_279);
        int blue = steps(u, 132_201);
        int n = luma.at(x, y);
        plane[y][x] = 0.299 * table(n + red) + 0.587 * table(n + green) + 0.114 * table(n + blue);
      }
    }
    return plane;
  }

  private long scale() {
    return fullRange ? 65_536 : 65_536 * 255 / 219;
  }

  // How many places a colour difference moves the look-up.
  private int steps(int value, int coefficient) {
    long narrowed = fullRange ? coefficient * 224L / 255 : coefficient;
    long step = (narrowed * 65_536 + 32_768) / scale();
    return (int) (Math.floorDiv(value * step, 65_536) - Math.floorDiv(step, 512));
  }

  private int table(int place) {
    double exact = fullRange ? place : scale() / 65_536.0 * (place + 326) - 400;
    return (int) Math.clamp(Math.floor(exact + 0.5), 0, 255);
  }
}
