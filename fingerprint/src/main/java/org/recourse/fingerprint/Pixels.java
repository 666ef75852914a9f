package org.recourse.fingerprint;

/// A decoded picture, read one row at a time.
///
/// Rows are copied out, so an implementation may hold the pixels wherever it likes. An
/// implementation need not be safe for many threads.
public interface Pixels {

  /// Returns the number of columns, at least 1.
  int width();

  /// Returns the number of rows, at least 1.
  int height();

  /// Returns how many bytes make one pixel: 1 for grey, 3 for red, green, blue in this order.
  int channels();

  /// Copies row `y` to the beginning of `into`: `width() * channels()` bytes, each 0 to 255.
  ///
  /// @param y from 0, the top row, to `height() - 1`; any order, any number of times
  void row(int y, byte[] into);

  /// Returns pixels that lie in one array without gaps. The array is not copied.
  ///
  /// @throws IllegalArgumentException if the array is too short or `channels` is not 1 or 3
  static Pixels of(int width, int height, int channels, byte[] bytes) {
    return new PackedPixels(width, height, channels, bytes);
  }
}
