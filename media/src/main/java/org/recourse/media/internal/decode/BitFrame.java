package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_MONOWHITE;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.recourse.fingerprint.Pixels;

/// A frame of black and white, eight pixels to a byte.
final class BitFrame implements Pixels {

  private final Plane plane;
  private final int width;
  private final int height;
  private final int inverted;
  private final byte[] bits;

  BitFrame(AVFrame frame) {
    this.plane = Plane.of(frame, 0);
    this.width = frame.width();
    this.height = frame.height();
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
    plane.copyRow(y, bits, bits.length);
    for (int x = 0; x < width; x++) {
      int bit = (bits[x >> 3] >> (7 - (x & 7))) & 1;
      into[x] = (byte) -(bit ^ inverted);
    }
  }
}
