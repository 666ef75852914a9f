package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Four printing colours as three of light, in the way of Pillow, which is what the reference reads
/// such pictures with. JPEGs hold them inverted, as Adobe began to write them.
final class CmykPixels extends SizedPixels {

  private final MemorySegment memory;
  private final byte[] inks;

  CmykPixels(int width, int height, MemorySegment memory) {
    super(width, height, 3);
    this.memory = memory;
    this.inks = new byte[4 * width];
  }

  @Override
  public void row(int y, byte[] into) {
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, (long) y * inks.length, inks, 0, inks.length);
    for (int x = 0; x < width; x++) {
      for (int colour = 0; colour < 3; colour++) {
        into[3 * x + colour] = light(inks[4 * x + colour] & 0xff, inks[4 * x + 3] & 0xff);
      }
    }
  }

  /// Returns the light that one ink and black leave, both as stored: 255 means none of it.
  static byte light(int ink, int black) {
    int product = (255 - ink) * black + 128;
    return (byte) (black - (((product >> 8) + product) >> 8));
  }
}
