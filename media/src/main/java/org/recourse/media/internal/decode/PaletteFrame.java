package org.recourse.media.internal.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.recourse.fingerprint.Pixels;

/// A frame of indexes into 256 colours.
final class PaletteFrame implements Pixels {

  private final Plane plane;
  private final int[] palette = new int[256];
  private final int width;
  private final int height;
  private final byte[] indexes;

  PaletteFrame(AVFrame frame) {
    this.plane = Plane.of(frame, 0);
    this.width = frame.width();
    this.height = frame.height();
    this.indexes = new byte[width];
    MemorySegment colours = FramePixels.memory(frame.data(1), 4L * palette.length);
    for (int i = 0; i < palette.length; i++) {
      palette[i] = colours.getAtIndex(ValueLayout.JAVA_INT, i); // alpha, red, green, blue
    }
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int channels() {
    return 3;
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
