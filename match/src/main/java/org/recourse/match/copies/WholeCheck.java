package org.recourse.match.copies;

import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.regions.GreyPlane;
import org.recourse.fingerprint.regions.PictureView;

/// Compares the picture looked at, laid as the entry's picture lies, with the entry's PDQ
/// fingerprint.
///
/// Independent of the regions: other bits, of the whole picture, that no look-up has
/// chosen. What is cut off is taken to be like the rim, so the less is seen, the more
/// bits differ.
final class WholeCheck {

  // Twice as many pixels on a side as PDQ looks at.
  private static final int SIDE = 128;

  private WholeCheck() {}

  /// Returns in how many bits the two differ, 0 to 256.
  static int distance(PictureView view, Candidate candidate, PdqFingerprint expected) {
    GreyPlane part = view.part(SIDE, SIDE, (u, v) -> {
      Point at = candidate.place(u, v);
      return new float[] {(float) at.x(), (float) at.y()};
    });
    return switch (PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(part)) {
      case Hashing.Fingerprinted hashed -> hashed.fingerprint().distanceTo(expected);
      case Hashing.TooSmall _ -> throw new AssertionError("128 pixels a side are enough");
    };
  }
}
