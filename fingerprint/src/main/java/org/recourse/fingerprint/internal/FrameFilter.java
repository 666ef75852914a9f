package org.recourse.fingerprint.internal;

import java.util.Arrays;
import org.recourse.fingerprint.FramePlanes;

/// Brings a video's frame to 64x64 samples of PDQ's brightness, through red, green and blue as
/// vPDQ makes them.
///
/// Each sample row is made from the picture's rows under it: down the columns first, four columns
/// apart in each of four arrays, then across. Not safe for threads.
public final class FrameFilter {

  // PDQ's weights of the channels, in 65,536ths.
  private static final int RED = 19_595;
  private static final int GREEN = 38_470;
  private static final int BLUE = 7_471;
  private static final float ONE = 65_536;

  private final int width;
  private final int height;
  private final boolean fullRange;
  private final FrameColours colours;
  private final Taps[] down;
  private final QuarteredTaps[] across;
  private final int[] row;
  private final float[][] sums;

  private FrameFilter(int width, int height, boolean fullRange) {
    this.width = width;
    this.height = height;
    this.fullRange = fullRange;
    this.colours = new FrameColours(width, fullRange);
    this.down = Taps.of(height, 1);
    this.across = QuarteredTaps.of(Taps.of(width, 1));
    this.row = new int[(width + 3) / 4];
    this.sums = new float[4][row.length];
  }

  /// Returns a filter for frames of this size and range.
  public static FrameFilter of(FramePlanes frame) {
    return new FrameFilter(frame.width(), frame.height(), frame.fullRange());
  }

  /// Returns whether this is a filter for such frames.
  public boolean fits(FramePlanes frame) {
    return frame.width() == width && frame.height() == height && frame.fullRange() == fullRange;
  }

  /// Returns the 64x64 samples, row after row, each 0 to 255.
  public float[] luma64(FramePlanes frame) {
    colours.forget();
    float[] samples = new float[Window.SAMPLES * Window.SAMPLES];
    for (int i = 0; i < Window.SAMPLES; i++) {
      Taps taps = down[i];
      for (float[] quarter : sums) {
        Arrays.fill(quarter, 0);
      }
      for (int y = taps.first(); y <= taps.last(); y++) {
        add(frame, y, taps.weight(y) / ONE);
      }
      for (int j = 0; j < Window.SAMPLES; j++) {
        samples[i * Window.SAMPLES + j] = across[j].mean(sums);
      }
    }
    return samples;
  }

  private void add(FramePlanes frame, int y, float weight) {
    frame.brightness(y, row);
    colours.hold(frame, y / frame.rowsPerColour());
    for (int quarter = 0; quarter < sums.length; quarter++) {
      FrameColours.Side side = quarter < 2 ? colours.even() : colours.odd();
      add(row, 8 * quarter, colours.scale(), side, weight, sums[quarter]);
    }
  }

  private static void add(
      int[] row, int shift, int scale, FrameColours.Side side, float weight, float[] sums) {
    add(row, shift, scale, side.red(), side.green(), side.blue(), weight, sums);
  }

  // Ints of 32 bits from beginning to end, so that C2 makes vector instructions of it.
  private static void add(
      int[] row,
      int shift,
      int scale,
      int[] red,
      int[] green,
      int[] blue,
      float weight,
      float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      int y = scale * ((row[i] >> shift) & 0xff);
      int r = Math.min(Math.max((y + red[i]) >> 16, 0), 255);
      int g = Math.min(Math.max((y + green[i]) >> 16, 0), 255);
      int b = Math.min(Math.max((y + blue[i]) >> 16, 0), 255);
      sums[i] += weight * (RED * r + GREEN * g + BLUE * b);
    }
  }
}
