package org.recourse.fingerprint.regions;

import org.recourse.fingerprint.PdqFingerprint;

/// A 256-bit fingerprint of one region of a picture, and where the region lies.
///
/// Two regions that show the same are a few bits apart, two that do not about 128. Immutable.
///
/// @param bits in the shape of a PDQ fingerprint, so that the same index finds them; they are
///     of another kind, and a distance to a true PDQ fingerprint means nothing
/// @param frame where the region lies
public record RegionFingerprint(PdqFingerprint bits, RegionFrame frame) {

  static RegionFingerprint of(float[] sums, RegionFrame frame) {
    return new RegionFingerprint(RegionBits.of(sums), frame);
  }

  /// Returns in how many bits the two differ, 0 to 256; where they lie does not count.
  public int distanceTo(RegionFingerprint other) {
    return bits.distanceTo(other.bits);
  }
}
