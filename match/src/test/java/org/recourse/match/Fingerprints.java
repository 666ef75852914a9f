package org.recourse.match;

import java.util.SplittableRandom;
import org.recourse.fingerprint.PdqFingerprint;

/// Fingerprints for tests, all from a seed.
public final class Fingerprints {
  private Fingerprints() {}

  /// Any 256 bits.
  public static PdqFingerprint random(SplittableRandom random) {
    return new PdqFingerprint(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /// Any 256 bits of which exactly 128 are set, as of a real picture.
  public static PdqFingerprint balanced(SplittableRandom random) {
    PdqFingerprint fingerprint = random(random);
    while (fingerprint.bitCount() != 128) {
      int bit = random.nextInt(256);
      boolean set = (word(fingerprint, bit / 64) >>> bit & 1) != 0;
      if (set == fingerprint.bitCount() > 128) {
        fingerprint = flipBit(fingerprint, bit);
      }
    }
    return fingerprint;
  }

  /// The same but for this many bits.
  public static PdqFingerprint flip(PdqFingerprint fingerprint, int bits, SplittableRandom random) {
    PdqFingerprint flipped = fingerprint;
    while (flipped.distanceTo(fingerprint) < bits) {
      PdqFingerprint next = flipBit(flipped, random.nextInt(256));
      flipped = next.distanceTo(fingerprint) > flipped.distanceTo(fingerprint) ? next : flipped;
    }
    return flipped;
  }

  /// The same but for one bit.
  public static PdqFingerprint flipBit(PdqFingerprint f, int bit) {
    long mask = 1L << bit;
    return switch (bit / 64) {
      case 0 -> new PdqFingerprint(f.w0() ^ mask, f.w1(), f.w2(), f.w3());
      case 1 -> new PdqFingerprint(f.w0(), f.w1() ^ mask, f.w2(), f.w3());
      case 2 -> new PdqFingerprint(f.w0(), f.w1(), f.w2() ^ mask, f.w3());
      default -> new PdqFingerprint(f.w0(), f.w1(), f.w2(), f.w3() ^ mask);
    };
  }

  private static long word(PdqFingerprint f, int index) {
    return switch (index) {
      case 0 -> f.w0();
      case 1 -> f.w1();
      case 2 -> f.w2();
      default -> f.w3();
    };
  }
}
