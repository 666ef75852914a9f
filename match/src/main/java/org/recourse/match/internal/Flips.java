package org.recourse.match.internal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// All ways to flip up to three of some bits, fewest first. Immutable, may be shared.
final class Flips {

  /// The most bits that are flipped; beyond that there are so many ways that a scan is faster.
  static final int MAX = 3;

  private static final AtomicReferenceArray<Flips> MADE = new AtomicReferenceArray<>(25);

  private final int[] masks;
  private final int[] upTo = new int[MAX + 1];

  private Flips(int bits) {
    int[] all = new int[1 + bits + bits * (bits - 1) / 2 + bits * (bits - 1) * (bits - 2) / 6];
    int n = 1;
    upTo[0] = 1;
    for (int flips = 1, from = 0; flips <= MAX; flips++) {
      int to = n;
      for (int i = from; i < to; i++) {
        int lowest = all[i] == 0 ? bits : Integer.numberOfTrailingZeros(all[i]);
        for (int bit = 0; bit < lowest; bit++) {
          all[n++] = all[i] | 1 << bit;
        }
      }
      from = to;
      upTo[flips] = n;
    }
    masks = Arrays.copyOf(all, n);
  }

  /// Returns the flips of chunks of so many bits, 4 to 24.
  static Flips of(int bits) {
    Flips flips = MADE.get(bits);
    if (flips == null) {
      flips = new Flips(bits);
      MADE.set(bits, flips);
    }
    return flips;
  }

  /// Returns how many ways there are to flip at most so many bits.
  int count(int flips) {
    return upTo[flips];
  }

  int mask(int i) {
    return masks[i];
  }
}
