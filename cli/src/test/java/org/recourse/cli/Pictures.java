package org.recourse.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.recourse.testkit.Drawing;

/// Writes drawings as BMP files: the simplest format that the decoder reads.
final class Pictures {

  private static final int HEADER = 54;

  private Pictures() {}

  static Path landscape(Path file, int seed) throws IOException {
    return write(file, 320, 240, Drawing.LANDSCAPE.draw(320, 240, seed));
  }

  static Path flat(Path file) throws IOException {
    return write(file, 320, 240, Drawing.FLAT.draw(320, 240, 1));
  }

  /// Writes the landscape without its left eighth and its lower eighth.
  static Path croppedLandscape(Path file, int seed) throws IOException {
    byte[] whole = Drawing.LANDSCAPE.draw(320, 240, seed);
    byte[] part = new byte[280 * 210 * 3];
    for (int y = 0; y < 210; y++) {
      System.arraycopy(whole, (y * 320 + 40) * 3, part, y * 280 * 3, 280 * 3);
    }
    return write(file, 280, 210, part);
  }

  static Path mirroredLandscape(Path file, int seed) throws IOException {
    byte[] whole = Drawing.LANDSCAPE.draw(320, 240, seed);
    byte[] mirrored = new byte[whole.length];
    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 320; x++) {
        System.arraycopy(whole, (y * 320 + x) * 3, mirrored, (y * 320 + 319 - x) * 3, 3);
      }
    }
    return write(file, 320, 240, mirrored);
  }

  /// Writes the landscape on a white page of 400 by 480, 40 from the left and 120 from the top.
  static Path framedLandscape(Path file, int seed) throws IOException {
    byte[] whole = Drawing.LANDSCAPE.draw(320, 240, seed);
    byte[] page = new byte[400 * 480 * 3];
    Arrays.fill(page, (byte) 255);
    for (int y = 0; y < 240; y++) {
      System.arraycopy(whole, y * 320 * 3, page, ((y + 120) * 400 + 40) * 3, 320 * 3);
    }
    return write(file, 400, 480, page);
  }

  // Rows from the bottom up, blue first; these widths need no padding.
  private static Path write(Path file, int width, int height, byte[] rgb) throws IOException {
    ByteBuffer bmp = ByteBuffer.allocate(HEADER + rgb.length).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put((byte) 'B').put((byte) 'M').putInt(HEADER + rgb.length).putInt(0).putInt(HEADER);
    bmp.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
    bmp.putInt(0).putInt(rgb.length).putInt(2835).putInt(2835).putInt(0).putInt(0);
    for (int y = height - 1; y >= 0; y--) {
      for (int x = 0; x < width; x++) {
        int k = (y * width + x) * 3;
        bmp.put(rgb[k + 2]).put(rgb[k + 1]).put(rgb[k]);
      }
    }
    return Files.write(file, bmp.array());
  }
}
