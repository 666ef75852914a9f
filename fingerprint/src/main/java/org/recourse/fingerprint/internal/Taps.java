package org.recourse.fingerprint.internal;

/// Which pixels along one dimension make one sample of PDQ's filter, and with what weight.
///
/// Two passes of the box are one weighted mean: a tent over two windows, cut at the ends. The
/// weights are positive and add up to 1.
final class Taps {

  private final int first;
  private final float[] weights;

  private Taps(int first, float[] weights) {
    this.first = first;
    this.weights = weights;
  }

  /// Returns the taps of all 64 samples over a dimension of which every `denominator` pixels were
  /// made one.
  static Taps[] of(int length, int denominator) {
    Taps[] taps = new Taps[Window.SAMPLES];
    for (int i = 0; i < taps.length; i++) {
      taps[i] = of(Window.sampled(i, length), length, denominator);
    }
    return taps;
  }

  private static Taps of(int at, int length, int denominator) {
    int size = Window.size(length);
    int from = Window.first(at, size);
    int to = Window.last(at, size, length);
    int first = Window.first(from, size) / denominator;
    int last = Window.last(to, size, length) / denominator;
    double[] weights = new double[last - first + 1];
    double outer = 1.0 / (to - from + 1);
    for (int middle = from; middle <= to; middle++) {
      int innerFrom = Window.first(middle, size);
      int innerTo = Window.last(middle, size, length);
      double inner = outer / (innerTo - innerFrom + 1);
      for (int pixel = innerFrom; pixel <= innerTo; pixel++) {
        weights[pixel / denominator - first] += inner;
      }
    }
    return new Taps(first, toFloats(weights));
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /// Returns the first pixel that has a weight.
  int first() {
    return first;
  }

  /// Returns the last pixel that has a weight.
  int last() {
    return first + weights.length - 1;
  }

  /// Returns the weight of a pixel from `first()` to `last()`.
  float weight(int pixel) {
    return weights[pixel - first];
  }

  /// Returns the weighted mean of the values.
  double mean(float[] values) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[first + i];
    }
    return sum;
  }
}
