package org.recourse.media.internal.decode;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/// A frame whose pixels are whole bytes side by side.
final class PackedFrame extends SizedPixels {

  private final Plane plane;
  private final PackedLayout layout;
  private final byte[] raw;

  PackedFrame(AVFrame frame, PackedLayout layout) {
    super(frame.width(), frame.height(), layout.channels());
    this.plane = Plane.of(frame, 0);
    this.layout = layout;
    this.raw = new byte[width * layout.bytesPerPixel()];
  }

  @Override
  public void row(int y, byte[] into) {
    plane.copyRow(y, raw, raw.length);
    int step = layout.bytesPerPixel();
    if (layout.channels() == 1) {
      for (int x = 0, from = layout.red(); x < width; x++, from += step) {
        into[x] = raw[from];
      }
      return;
    }
    for (int x = 0, from = 0; x < width; x++, from += step) {
      into[3 * x] = raw[from + layout.red()];
      into[3 * x + 1] = raw[from + layout.green()];
      into[3 * x + 2] = raw[from + layout.blue()];
    }
  }
}
