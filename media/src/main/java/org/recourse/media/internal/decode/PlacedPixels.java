package org.recourse.media.internal.decode;

import java.util.Arrays;
import org.recourse.fingerprint.Pixels;

/// A picture somewhere on a larger black one.
///
/// @param width columns of the whole
/// @param height rows of the whole
/// @param left columns before the picture
/// @param top rows above it
/// @param picture what is placed; what lies outside is cut off
record PlacedPixels(int width, int height, int left, int top, Pixels picture) implements Pixels {

  @Override
  public int channels() {
    return picture.channels();
  }

  @Override
  public void row(int y, byte[] into) {
    Arrays.fill(into, 0, width * channels(), (byte) 0);
    if (y < top || y >= top + picture.height() || left >= width) {
      return;
    }
    byte[] row = new byte[picture.width() * channels()];
    picture.row(y - top, row);
    int count = Math.min(picture.width(), width - left);
    System.arraycopy(row, 0, into, left * channels(), count * channels());
  }
}
