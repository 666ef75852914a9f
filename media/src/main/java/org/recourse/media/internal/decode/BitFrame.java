package org.recourse.media.internal.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_MONOWHITE;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/// A frame of black and white, eight pixels to a byte.
final class BitFrame extends SizedPixels {

  private final Plane plane;
  private final int inverted;
  private final byte[] bits;

  BitFrame(AVFrame frame) {
    super(frame.width(), frame.height(), 1);
    this.plane = Plane.of(frame, 0);
    this.inverted = frame.format() == AV_PIX_FMT_MONOWHITE ? 1 : 0;
    this.bits = new byte[(width + 7) / 8];
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
