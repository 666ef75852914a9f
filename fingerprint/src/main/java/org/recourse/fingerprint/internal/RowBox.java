package org.recourse.fingerprint.internal;

/// The reference's box filter along one row, as a running sum of floats.
final class RowBox {

  private RowBox() {}

  /// Writes the mean of the window around each value.
  ///
  /// @param length how many values, at least `window`
  /// @param window as [Window#size] gives it
  static void smooth(float[] in, float[] out, int length, int window) {
    int ahead = Window.half(window) - 1;
    float sum = 0;
    for (int i = 0; i < ahead; i++) {
      sum += in[i];
    }
    int at = 0;
    for (int i = ahead; i < window; i++) {
      sum += in[i];
      out[at++] = sum / (i + 1);
    }
    for (int i = window; i < length; i++) {
      sum += in[i];
      sum -= in[i - window];
      out[at++] = sum / window;
    }
    int left = length - window;
    for (int count = window - 1; at < length; count--) {
      sum -= in[left++];
      out[at++] = sum / count;
    }
  }
}
