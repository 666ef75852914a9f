package org.recourse.fingerprint.regions;

/// What came of reading region fingerprints from bytes.
public sealed interface RegionDecoding {

  /// They were read.
  record Decoded(RegionFingerprints fingerprints) implements RegionDecoding {}

  /// They are not region fingerprints that this program knows.
  ///
  /// @param reason why
  record Refused(Reason reason) implements RegionDecoding {}

  /// Why bytes were refused. The names are stable.
  enum Reason {
    /// Shorter than the format's beginning.
    TOO_SHORT,
    /// The beginning names another format or a version this program does not know.
    UNKNOWN_FORMAT,
    /// More regions than one picture may have.
    TOO_MANY_REGIONS,
    /// The number of bytes is not that of the number of regions.
    WRONG_LENGTH,
    /// The sides are not those of a picture.
    WRONG_PROPORTIONS,
    /// A region has no size, no direction, or unknown bits.
    WRONG_FRAME
  }
}
