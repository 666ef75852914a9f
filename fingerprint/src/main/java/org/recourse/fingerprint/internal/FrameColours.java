package org.recourse.fingerprint.internal;

import org.recourse.fingerprint.FramePlanes;

/// What one row of a frame's colours adds to the brightness above it to make red, green and blue,
/// in 65,536ths, as the scaler that vPDQ uses has it.
///
/// Not safe for threads.
final class FrameColours {

  /*
   * vPDQ converts frames to RGB with ffmpeg's scaler, whose plain C conversion looks brightness up
   * in one table for all three channels, at a place that the colours shift by whole steps:
   *
   *   red   = table[y + (cr * a >> 16) - (a >> 9)]                and so blue, green with both
   *   table[n] = round(scale * (n + 326) - 400), cut to 0..255    for black at 16
   *   table[n] = n, cut to 0..255                                 for black at 0
   *
   * so black becomes -1.8 and is cut, and white 253. Its vector instructions for x86 compute
   * otherwise and are 2 bits away in the median; nine of the ten lists of vPDQ are from the tables.
   */
  private static final int ONE = 1 << 16;
  private static final int HALF = ONE / 2;
  private static final int CR_TO_RED = 104_597;
  private static final int CB_TO_BLUE = 132_201;
  private static final int CB_TO_GREEN = -25_675;
  private static final int CR_TO_GREEN = -53_279;

  private final int scale;
  private final int bias;
  private final int crToRed;
  private final int cbToBlue;
  private final int cbToGreen;
  private final int crToGreen;
  private final short[] blueDifferences;
  private final short[] redDifferences;
  private final int[] cb;
  private final int[] cr;
  private final Side even;
  private final Side odd;
  private int held = -1;

  /// The even or the odd columns of colours: for every fourth pixel and its right neighbour.
  static final class Side {
    private final int[] red;
    private final int[] green;
    private final int[] blue;

    private Side(int length) {
      red = new int[length];
      green = new int[length];
      blue = new int[length];
    }

    int[] red() {
      return red;
    }

    int[] green() {
      return green;
    }

    int[] blue() {
      return blue;
    }
  }

  FrameColours(int width, boolean fullRange) {
    this.scale = fullRange ? ONE : ONE * 255 / 219;
    this.bias = fullRange ? 0 : scale * 326 - 400 * ONE + HALF;
    this.crToRed = steps(CR_TO_RED, fullRange);
    this.cbToBlue = steps(CB_TO_BLUE, fullRange);
    this.cbToGreen = steps(CB_TO_GREEN, fullRange);
    this.crToGreen = steps(CR_TO_GREEN, fullRange);
    int length = (width + 3) / 4;
    this.blueDifferences = new short[length];
    this.redDifferences = new short[length];
    this.cb = new int[length];
    this.cr = new int[length];
    this.even = new Side(length);
    this.odd = new Side(length);
  }

  // A coefficient in steps of the table.
  private int steps(int coefficient, boolean fullRange) {
    long narrowed = fullRange ? coefficient * 224L / 255 : coefficient;
    return (int) ((narrowed * ONE + HALF) / scale);
  }

  /// Returns what brightness is multiplied by before a colour is added.
  int scale() {
    return scale;
  }

  Side even() {
    return even;
  }

  Side odd() {
    return odd;
  }

  /// Forgets the row that it holds, before another frame.
  void forget() {
    held = -1;
  }

  /// Makes `even()` and `odd()` those of a row of colours.
  void hold(FramePlanes frame, int row) {
    if (row == held) {
      return;
    }
    held = row;
    frame.colours(row, blueDifferences, redDifferences);
    widen(blueDifferences, cb);
    widen(redDifferences, cr);
    fill(even, 0);
    fill(odd, 8);
  }

  private void fill(Side side, int shift) {
    shiftOne(cr, shift, crToRed, -(crToRed >> 9), side.red);
    shiftOne(cb, shift, cbToBlue, -(cbToBlue >> 9), side.blue);
    shiftBoth(shift, -(cbToGreen >> 9) - (crToGreen >> 9), side.green);
  }

  private void shiftOne(int[] differences, int shift, int factor, int middle, int[] into) {
    shiftOne(differences, shift, factor, scale, scale * middle + bias, into);
  }

  // Each loop below writes one array and computes in ints only: that is what C2 makes vector
  // instructions of. From short to int it does so by way of float, which holds both exactly.
  private static void widen(short[] pairs, int[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (int) (float) pairs[i];
    }
  }

  private static void shiftOne(
      int[] differences, int shift, int factor, int scale, int bias, int[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = scale * ((((differences[i] >> shift) & 0xff) * factor) >> 16) + bias;
    }
  }

  private void shiftBoth(int shift, int middle, int[] into) {
    shiftBoth(cb, cr, shift, cbToGreen, crToGreen, scale, scale * middle + bias, into);
  }

  private static void shiftBoth(
      int[] cb, int[] cr, int shift, int cbFactor, int crFactor, int scale, int bias, int[] into) {
    for (int i = 0; i < into.length; i++) {
      int fromCb = (((cb[i] >> shift) & 0xff) * cbFactor) >> 16;
      int fromCr = (((cr[i] >> shift) & 0xff) * crFactor) >> 16;
      into[i] = scale * (fromCb + fromCr) + bias;
    }
  }
}
