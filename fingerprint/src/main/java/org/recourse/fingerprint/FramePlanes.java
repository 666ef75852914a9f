package org.recourse.fingerprint;

/// A frame of a video as decoders keep it: brightness for every pixel, two colour differences
/// (Rec. 601 Cb and Cr) for every two columns and one or two rows, 8 bits each: 4:2:0 or 4:2:2.
///
/// Values are handed over several to a word, the first in the lowest bits, because words of the
/// size that is computed with are what a compiler can work on many at once. What is behind the
/// width may hold anything. An implementation need not be safe for many threads.
public interface FramePlanes {

  /// Returns the number of columns, at least 1.
  int width();

  /// Returns the number of rows, at least 1.
  int height();

  /// Returns whether black is 0 and white 255, and not 16 and 235.
  boolean fullRange();

  /// Returns how many rows share one row of colours: 1 or 2.
  int rowsPerColour();

  /// Copies the brightness of row `y`, four pixels to an int: `width()` bytes.
  void brightness(int y, int[] into);

  /// Copies row `y` of the colours, two to a short: `(width() + 1) / 2` bytes each.
  ///
  /// @param y counts rows of colours, not of pixels
  /// @param blue room for the blue differences (Cb)
  /// @param red room for the red differences (Cr)
  void colours(int y, short[] blue, short[] red);
}
