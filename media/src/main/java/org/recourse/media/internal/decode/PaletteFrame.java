package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/// A frame of indexes into 256 colours.
final class PaletteFrame extends SizedPixels {

  private final Plane plane;
  private final int[] palette = new int[256];
  private final byte[] indexes;

  PaletteFrame(AVFrame frame) {
    super(frame.width(), frame.height(), 3);
    this.plane = Plane.of(frame, 0);
    this.indexes = new byte[width];
    MemorySegment colours = FramePixels.memory(frame.data(1), 4L * palette.length);
    for (int i = 0; i < palette.length; i++) {
      palette[i] = colours.getAtIndex(ValueLayout.JAVA_INT, i); // alpha, red, green, blue
    }
  }

  @Override
  public void row(int y, byte[] into) {
    plane.copyRow(y, indexes, width);
    for (int x = 0; x < width; x++) {
      int colour = palette[indexes[x] & 0xff];
      into[3 * x] = (byte) (colour >> 16);
      into[3 * x + 1] = (byte) (colour >> 8);
      into[3 * x + 2] = (byte) colour;
    }
  }
}
