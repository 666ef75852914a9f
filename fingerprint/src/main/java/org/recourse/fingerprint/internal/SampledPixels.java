package org.recourse.fingerprint.internal;

import org.recourse.fingerprint.Pixels;

/// A picture cut to 512x512 by taking the nearest pixel above and to the left, as CImg's `resize`
/// does by default and therefore Meta's C++ tools do before they hash.
public final class SampledPixels implements Pixels {

  private static final int SIDE = 512;

  private final Pixels full;
  private final byte[] fullRow;
  private int rowHeld = -1;

  private SampledPixels(Pixels full) {
    this.full = full;
    this.fullRow = new byte[full.width() * full.channels()];
  }

  /// Returns the picture itself if no side is over 512, else its sample.
  public static Pixels of(Pixels picture) {
    boolean small = picture.width() <= SIDE && picture.height() <= SIDE;
    return small ? picture : new SampledPixels(picture);
  }

  @Override
  public int width() {
    return SIDE;
  }

  @Override
  public int height() {
    return SIDE;
  }

  @Override
  public int channels() {
    return full.channels();
  }

  @Override
  public void row(int y, byte[] into) {
    int fullY = (int) ((long) y * full.height() / SIDE);
    if (fullY != rowHeld) {
      full.row(fullY, fullRow);
      rowHeld = fullY;
    }
    int channels = full.channels();
    for (int x = 0; x < SIDE; x++) {
      int from = (int) ((long) x * full.width() / SIDE) * channels;
      for (int c = 0; c < channels; c++) {
        into[x * channels + c] = fullRow[from + c];
      }
    }
  }
}
