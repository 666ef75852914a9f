package org.recourse.fingerprint.internal;

/// The arithmetic of PDQ's box filter along one dimension.
///
/// The reference smooths with two passes of a box whose window is half a block, a block being one
/// 64th of the dimension. At the ends the window is cut and the mean taken over what is left.
final class Window {

  /// How many samples are kept of each dimension.
  static final int SAMPLES = 64;

  private Window() {}

  /// Returns the number of pixels in a window, at least 1: half a block, rounded up.
  static int size(int length) {
    return (length + 2 * SAMPLES - 1) / (2 * SAMPLES);
  }

  /// Returns the first pixel of the window around `at`.
  static int first(int at, int size) {
    return Math.max(0, at - (size - half(size)));
  }

  /// Returns the last pixel of the window around `at`.
  static int last(int at, int size, int length) {
    return Math.min(length - 1, at + half(size) - 1);
  }

  /// Returns how far the window reaches to the right, counting the pixel itself: 7 gives 4, 8
  /// gives 5.
  static int half(int size) {
    return (size + 2) / 2;
  }

  /// Returns which filtered pixel is kept as sample `i`: the one in the middle of block `i`.
  static int sampled(int i, int length) {
    return (int) ((i + 0.5) * length / SAMPLES);
  }
}
