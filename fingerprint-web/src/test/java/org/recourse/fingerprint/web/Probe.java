package org.recourse.fingerprint.web;

import java.util.zip.CRC32;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.internal.LiteralFilter;
import org.recourse.fingerprint.internal.PdqTransform;
import org.recourse.fingerprint.internal.SampledPixels;
import org.recourse.fingerprint.internal.TentFilter;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.testkit.Drawing;
import org.teavm.interop.Export;

/// Draws a picture, hashes it, and gives one checksum of every number on the way. Runs on a JVM
/// and, compiled to WebAssembly, in the browser.
final class Probe {

  private final CRC32 sum = new CRC32();

  private Probe() {}

  /// The compiler begins here; there is nothing to do.
  public static void main(String[] args) {}

  /// Returns the checksum of all that is computed for one picture.
  ///
  /// @param drawing the ordinal of a [Drawing]
  @Export(name = "probe")
  static int probe(int drawing, int width, int height, int seed) {
    byte[] bytes = Drawing.values()[drawing].draw(width, height, seed);
    Pixels picture = Pixels.of(width, height, 3, bytes);
    Probe probe = new Probe();
    probe.sum.update(bytes);
    probe.addIntermediates(picture);
    probe.addIntermediates(SampledPixels.of(picture));
    for (PdqDialect dialect : PdqDialect.values()) {
      probe.add(PdqHasher.of(dialect).hash(picture));
    }
    probe.sum.update(RegionHasher.fingerprints(picture).encoded());
    return (int) probe.sum.getValue();
  }

  private void addIntermediates(Pixels picture) {
    add(TentFilter.of(picture).luma64(picture));
    float[] literal = LiteralFilter.luma64(picture);
    add(literal);
    add(PdqTransform.of(literal).coefficients());
  }

  private void add(float[] values) {
    for (float value : values) {
      add(Float.floatToIntBits(value));
    }
  }

  private void add(Hashing hashing) {
    if (hashing instanceof Hashing.Fingerprinted fingerprinted) {
      add(fingerprinted.quality());
      fingerprinted.orientations().forEach(this::add);
    }
  }

  private void add(PdqFingerprint fingerprint) {
    add(fingerprint.w0());
    add(fingerprint.w1());
    add(fingerprint.w2());
    add(fingerprint.w3());
  }

  private void add(long word) {
    add((int) word);
    add((int) (word >>> 32));
  }

  private void add(int word) {
    for (int shift = 0; shift < 32; shift += 8) {
      sum.update(word >>> shift & 0xff);
    }
  }
}
