package org.recourse.fingerprint.internal;

/// The taps of one sample over values that lie in four arrays: value `x` at `x / 4` of array
/// `x % 4`.
final class QuarteredTaps {

  private final int first;
  private final float[] weights;

  private QuarteredTaps(int first, float[] weights) {
    this.first = first;
    this.weights = weights;
  }

  static QuarteredTaps[] of(Taps[] taps) {
    QuarteredTaps[] quartered = new QuarteredTaps[taps.length];
    for (int i = 0; i < taps.length; i++) {
      quartered[i] = of(taps[i]);
    }
    return quartered;
  }

  private static QuarteredTaps of(Taps taps) {
    int first = taps.first() / 4;
    int last = taps.last() / 4;
    float[] weights = new float[4 * (last - first + 1)];
    for (int x = taps.first(); x <= taps.last(); x++) {
      weights[x - 4 * first] = taps.weight(x);
    }
    return new QuarteredTaps(first, weights);
  }

  /// Returns the weighted mean of the values.
  float mean(float[][] quarters) {
    float[] q0 = quarters[0];
    float[] q1 = quarters[1];
    float[] q2 = quarters[2];
    float[] q3 = quarters[3];
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    for (int i = 0, at = first; i < weights.length; i += 4, at++) {
      s0 += weights[i] * q0[at];
      s1 += weights[i + 1] * q1[at];
      s2 += weights[i + 2] * q2[at];
      s3 += weights[i + 3] * q3[at];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
