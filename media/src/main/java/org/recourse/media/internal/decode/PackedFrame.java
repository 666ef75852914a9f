package org.recourse.media.internal.decode;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.recourse.fingerprint.Pixels;

/// A frame whose pixels are whole bytes side by side.
final class PackedFrame implements Pixels {

  private final Plane plane;
  private final PackedLayout layout;
  private final int width;
  private final int height;
  private final byte[] raw;

  PackedFrame(AVFrame frame, PackedLayout layout) {
    this.plane = Plane.of(frame, 0);
    this.layout = layout;
    this.width = frame.width();
    this.height = frame.height();
    this.raw = new byte[width * layout.bytesPerPixel()];
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
    return layout.channels();
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
