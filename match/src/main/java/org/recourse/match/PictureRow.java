package org.recourse.match;

import org.recourse.fingerprint.PdqFingerprint;

/// The fingerprint of a whole picture. Immutable.
///
/// @param quality 0 (one colour) to 100, as PDQ measures it
public record PictureRow(PdqFingerprint fingerprint, int quality) implements SignalRow {
  /// Checks the quality.
  public PictureRow {
    SignalRow.checkQuality(quality);
  }

  @Override
  public SignalKind kind() {
    return SignalKind.PICTURE;
  }
}
