package org.recourse.match.internal;

import java.util.Arrays;

/// The rows found in one part for all orientations of one query, and for each row the nearest of
/// them. For one thread.
final class Hits {

  /*
   * A hit is one number: ordinal, distance, orientation, from high to low bits. Sorted, the hits
   * of a row stand together and the nearest comes first.
   */

  private static final int ORIENTATION_BITS = 8;
  private static final int LOW_BITS = ORIENTATION_BITS + 12;

  /// Takes the hits one after the other.
  @FunctionalInterface
  interface HitSink {
    void accept(int ordinal, int distance, int orientation);
  }

  private long[] hits = new long[16];
  private int count;

  void add(int ordinal, int distance, int orientation) {
    if (count == hits.length) {
      hits = Arrays.copyOf(hits, 2 * count);
    }
    hits[count++] = (long) ordinal << LOW_BITS | (long) distance << ORIENTATION_BITS | orientation;
  }

  void nearestOfEachRow(HitSink sink) {
    Arrays.sort(hits, 0, count);
    long last = -1;
    for (int i = 0; i < count; i++) {
      long hit = hits[i];
      if (hit >>> LOW_BITS != last) {
        last = hit >>> LOW_BITS;
        sink.accept(
            (int) last,
            (int) (hit >>> ORIENTATION_BITS) & 0xfff,
            (int) hit & (1 << ORIENTATION_BITS) - 1);
      }
    }
  }
}
