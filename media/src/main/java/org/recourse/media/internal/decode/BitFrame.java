package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_MONOWHITE;

import java.lang.foreign.MemorySegment;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.recourse.fingerprint.Pixels;

/// A frame of black and white, eight pixels to a byte.
final class BitFrame implements Pixels {

  private final MemorySegment plane;
  private final int width;
  private final int height;
  private final int stride;
  private final int inverted;
  private final byte[] bits;

  BitFrame(AVFrame frame) {
    this.plane = FramePixels.plane(frame, 0);
    this.width = frame.width();
    this.height = frame.height();
    this.stride = frame.linesize(0);
    this.inverted = frame.format() == AV_PIX_FMT_MONOWHITE ? 1 : 0;
    this.bits = new byte[(width + 7) / 8];
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
    return 1;
  }

  @Override
  public void row(int y, byte[] into) {
    FramePixels.copy(plane, (long) y * stride, bits, bits.length);
    for (int x = 0; x < width; x++) {
      int bit = (bits[x >> 3] >> (7 - (x & 7))) & 1;
      into[x] = (byte) -(bit ^ inverted);
    }
  }
}
