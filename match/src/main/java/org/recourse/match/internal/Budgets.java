package org.recourse.match.internal;

import java.util.Arrays;

/// How the radius of a look-up is divided among the chunks: chunk *i* is opened at distances
/// below its budget. The budgets sum to radius + 1. See [Postings].
final class Budgets {
  private Budgets() {}

  /// Divides as evenly as can be: a unit more multiplies a chunk's buckets about by its bits.
  static int[] divide(int radius, int chunks) {
    int[] budgets = new int[chunks];
    Arrays.fill(budgets, (radius + 1) / chunks);
    for (int i = 0; i < (radius + 1) % chunks; i++) {
      budgets[i]++;
    }
    return budgets;
  }

  /// Returns how many buckets will be opened, or a number above all if a chunk's budget is more
  /// than [Flips] has.
  static long probes(int[] budgets, Flips flips) {
    long probes = 0;
    for (int budget : budgets) {
      if (budget > Flips.MAX + 1) {
        return Long.MAX_VALUE;
      }
      probes += budget == 0 ? 0 : flips.count(budget - 1);
    }
    return probes;
  }
}
