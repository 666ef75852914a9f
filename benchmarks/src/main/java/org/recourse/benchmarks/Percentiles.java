package org.recourse.benchmarks;

import java.util.Arrays;

/// Percentiles of measured values.
public final class Percentiles {
  private Percentiles() {}

  /// Returns the value that so many percent are below; of 100, the greatest.
  public static double of(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
