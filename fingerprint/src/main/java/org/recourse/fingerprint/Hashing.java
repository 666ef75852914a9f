package org.recourse.fingerprint;

import java.util.List;

/// What came of hashing one picture.
public sealed interface Hashing {

  /// The picture was fingerprinted.
  ///
  /// @param fingerprint that of the picture as it lies
  /// @param quality how much there is to see, 0 (one colour) to 100; below
  ///     [PdqHasher#TRUSTED_QUALITY] a match means little
  /// @param orientations the fingerprints in all eight orientations, in the order of
  ///     [Orientation]; the first is `fingerprint`. The others are for look-ups: where the
  ///     reference's rounding decides, two of their bits may not be the reference's
  record Fingerprinted(PdqFingerprint fingerprint, int quality, List<PdqFingerprint> orientations)
      implements Hashing {
    /// Copies the list.
    public Fingerprinted {
      orientations = List.copyOf(orientations);
    }

    /// Returns the fingerprint that the picture would have if it lay like this.
    public PdqFingerprint in(Orientation orientation) {
      return orientations.get(orientation.ordinal());
    }
  }

  /// The picture has a side below [PdqHasher#MIN_SIDE], so there is nothing to transform.
  ///
  /// @param width its columns
  /// @param height its rows
  record TooSmall(int width, int height) implements Hashing {}
}
