package org.recourse.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.recourse.fingerprint.PdqFingerprint;

/// Kinds of fingerprints that a bank is filled with for a benchmark.
public enum Population {
  /// Any 256 bits of which 128 are set. Measured over 120,000 photographs, real fingerprints are
  /// very nearly like this.
  UNIFORM,

  /// Blends of two of a few thousand: each bit is from one of them at a quarter of the places,
  /// which makes many unrelated rows share chunks, as pictures of one kind do.
  BLENDED,

  /// What an adversary would upload: nine in ten rows lie 20 to 60 bits from one of a hundred
  /// centres, so that some buckets are very full and many rows are nearly near.
  CLUSTERED;

  private static final int PARENTS = 4_000;
  private static final int CENTRES = 100;

  /// Returns an endless source, the same for the same seed.
  public Supplier<PdqFingerprint> from(SplittableRandom random) {
    return switch (this) {
      case UNIFORM -> () -> balanced(random);
      case BLENDED -> blends(random);
      case CLUSTERED -> clusters(random);
    };
  }

  private static Supplier<PdqFingerprint> blends(SplittableRandom random) {
    PdqFingerprint[] parents = some(random, PARENTS);
    return () -> {
      long[] a = words(parents[random.nextInt(PARENTS)]);
      long[] b = words(parents[random.nextInt(PARENTS)]);
      for (int i = 0; i < 4; i++) {
        long half = random.nextLong();
        long fromB = half & random.nextLong();
        a[i] = (a[i] & ~fromB) | (b[i] & fromB);
      }
      return balance(a, random);
    };
  }

  private static Supplier<PdqFingerprint> clusters(SplittableRandom random) {
    PdqFingerprint[] centres = some(random, CENTRES);
    return () -> random.nextInt(10) == 0
        ? balanced(random)
        : flip(centres[random.nextInt(CENTRES)], 20 + 2 * random.nextInt(21), random);
  }

  private static PdqFingerprint[] some(SplittableRandom random, int count) {
    PdqFingerprint[] some = new PdqFingerprint[count];
    Arrays.setAll(some, _ -> balanced(random));
    return some;
  }

  private static long[] words(PdqFingerprint f) {
    return new long[] {f.w0(), f.w1(), f.w2(), f.w3()};
  }

  private static PdqFingerprint balanced(SplittableRandom random) {
    return balance(
        new long[] {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()},
        random);
  }

  private static PdqFingerprint balance(long[] words, SplittableRandom random) {
    int set = 0;
    for (long word : words) {
      set += Long.bitCount(word);
    }
    while (set != PdqFingerprint.BITS / 2) {
      int bit = random.nextInt(PdqFingerprint.BITS);
      boolean isSet = (words[bit / 64] >>> bit & 1) != 0;
      if (isSet == set > PdqFingerprint.BITS / 2) {
        words[bit / 64] ^= 1L << bit;
        set += isSet ? -1 : 1;
      }
    }
    return new PdqFingerprint(words[0], words[1], words[2], words[3]);
  }

  /// Returns a fingerprint at this even distance with as many bits set.
  ///
  /// @param distance even, 0 to 128
  public static PdqFingerprint flip(PdqFingerprint from, int distance, SplittableRandom random) {
    long[] words = words(from);
    long[] flipped = new long[4];
    int toClear = distance / 2;
    int toSet = distance / 2;
    while (toClear + toSet > 0) {
      int bit = random.nextInt(PdqFingerprint.BITS);
      long mask = 1L << bit;
      boolean isSet = (words[bit / 64] & mask) != 0;
      if ((flipped[bit / 64] & mask) == 0 && (isSet ? toClear : toSet) > 0) {
        words[bit / 64] ^= mask;
        flipped[bit / 64] |= mask;
        toClear -= isSet ? 1 : 0;
        toSet -= isSet ? 0 : 1;
      }
    }
    return new PdqFingerprint(words[0], words[1], words[2], words[3]);
  }
}
