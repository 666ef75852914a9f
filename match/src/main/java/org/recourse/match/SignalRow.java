package org.recourse.match;

import org.recourse.fingerprint.PdqFingerprint;

/// One fingerprint of a bank entry, with what belongs to it. Immutable.
public sealed interface SignalRow permits PictureRow, RegionRow, FrameRow {

  /// Returns the fingerprint.
  PdqFingerprint fingerprint();

  /// Returns which index the row is found in.
  SignalKind kind();

  /// Returns the quality, if it is one.
  ///
  /// @throws IllegalArgumentException if it is not 0 to 100
  static int checkQuality(int quality) {
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("quality must be 0 to 100: " + quality);
    }
    return quality;
  }
}
