package org.recourse.testkit;

/// Chance that is the same every time: a number for each point, from a seed.
///
/// @param seed which noise
record Noise(int seed) {

  /// Returns 32 random bits for a point.
  int at(int x, int y) {
    int h = seed * 0x9e3779b1 ^ x * 0x85ebca6b ^ y * 0xc2b2ae35;
    h ^= h >>> 16;
    h *= 0x7feb352d;
    h ^= h >>> 15;
    h *= 0x846ca68b;
    return h ^ (h >>> 16);
  }

  /// Returns -128 to 127, changing slowly: once over `step` units.
  int smooth(int x, int y, int step) {
    int column = x / step;
    int row = y / step;
    int fx = ease(x % step * 256 / step);
    int fy = ease(y % step * 256 / step);
    int top = mix((byte) at(column, row), (byte) at(column + 1, row), fx);
    int bottom = mix((byte) at(column, row + 1), (byte) at(column + 1, row + 1), fx);
    return mix(top, bottom, fy);
  }

  private static int mix(int a, int b, int share) {
    return (a * (256 - share) + b * share) >> 8;
  }

  // 3 t^2 - 2 t^3, in 256ths.
  private static int ease(int t) {
    return (t * t * (768 - 2 * t)) >> 16;
  }
}
