package org.recourse.fingerprint.regions;

import java.util.ArrayList;
import java.util.List;

/// Directions in the plane without trigonometric functions, whose last bit may differ between
/// machines.
final class Directions {

  /// Number of directions told apart before interpolation: one every 10 degrees.
  static final int BINS = 36;

  // cosine of k times 10 degrees; the sine is nine places before it
  private static final float[] COSINES = {
    1f,
    0.9848078f,
    0.9396926f,
    0.8660254f,
    0.7660444f,
    0.6427876f,
    0.5f,
    0.3420201f,
    0.1736482f,
    0f,
    -0.1736482f,
    -0.3420201f,
    -0.5f,
    -0.6427876f,
    -0.7660444f,
    -0.8660254f,
    -0.9396926f,
    -0.9848078f,
    -1f,
    -0.9848078f,
    -0.9396926f,
    -0.8660254f,
    -0.7660444f,
    -0.6427876f,
    -0.5f,
    -0.3420201f,
    -0.1736482f,
    0f,
    0.1736482f,
    0.3420201f,
    0.5f,
    0.6427876f,
    0.7660444f,
    0.8660254f,
    0.9396926f,
    0.9848078f
  };

  private Directions() {}

  /// A direction as a vector of length 1.
  record Direction(float x, float y) {}

  /// Returns the direction of a vector as a share of a full turn from the first axis towards
  /// the second, 0 to 1, within a ten-thousandth. Abramowitz and Stegun 4.4.49.
  static float turn(float y, float x) {
    float high = Math.abs(y);
    float wide = Math.abs(x);
    if (high + wide == 0) {
      return 0;
    }
    float z = wide > high ? high / wide : wide / high;
    float zz = z * z;
    float turn =
        z * (0.159134f + zz * (-0.052569f + zz * (0.028670f + zz * (-0.013549f + zz * 0.003316f))));
    if (high > wide) {
      turn = 0.25f - turn;
    }
    if (x < 0) {
      turn = 0.5f - turn;
    }
    return y < 0 ? 1 - turn : turn;
  }

  /// Returns the directions in which the sums have peaks of at least the given share of the
  /// highest, strongest first, at most so many.
  static List<Direction> peaks(float[] bins, float share, int most) {
    float[] smooth = smooth(smooth(bins));
    List<Integer> peaks = new ArrayList<>();
    float highest = 0;
    for (int i = 0; i < BINS; i++) {
      highest = Math.max(highest, smooth[i]);
      if (smooth[i] > before(smooth, i) && smooth[i] >= after(smooth, i)) {
        peaks.add(i);
      }
    }
    float least = share * highest;
    return peaks.stream()
        .filter(i -> smooth[i] >= least)
        .sorted((i, j) -> Float.compare(smooth[j], smooth[i]))
        .limit(most)
        .map(i -> refined(smooth, i))
        .toList();
  }

  private static float before(float[] bins, int i) {
    return bins[(i + BINS - 1) % BINS];
  }

  private static float after(float[] bins, int i) {
    return bins[(i + 1) % BINS];
  }

  // The top of the parabola through a peak and its neighbours.
  private static Direction refined(float[] bins, int i) {
    float before = before(bins, i);
    float after = after(bins, i);
    return between(i, (before - after) / (2 * (before - 2 * bins[i] + after)));
  }

  private static float[] smooth(float[] bins) {
    float[] smooth = new float[BINS];
    for (int i = 0; i < BINS; i++) {
      smooth[i] = (before(bins, i) + bins[i] + after(bins, i)) / 3;
    }
    return smooth;
  }

  private static Direction between(int bin, float part) {
    int from = part < 0 ? (bin + BINS - 1) % BINS : bin;
    float share = part < 0 ? 1 + part : part;
    int to = (from + 1) % BINS;
    float x = COSINES[from] * (1 - share) + COSINES[to] * share;
    float y = sine(from) * (1 - share) + sine(to) * share;
    float length = (float) Math.sqrt(x * x + y * y);
    return new Direction(x / length, y / length);
  }

  private static float sine(int bin) {
    return COSINES[(bin + BINS - 9) % BINS];
  }
}
