package org.recourse.fingerprint.regions;

import org.recourse.fingerprint.Pixels;

/// Makes region fingerprints: few, of a picture that is to be protected, and many, of a
/// picture that may be a changed copy.
///
/// The same pixels give the same bits on every machine. Stateless; may be shared between
/// threads.
public final class RegionHasher {

  /// The fewest pixels on a side, after shrinking, that have regions.
  public static final int MIN_SIDE = 24;

  /// The most pixels looked at; a larger picture is shrunk to this first.
  public static final int MOST_PIXELS = 160_000;

  // What is kept is a secret worth keeping small: few regions, wholly inside, in one turn
  // each.
  private static final RegionChoice TO_KEEP = new RegionChoice(0.8f, 24, 0.8f, 1);

  // The picture that is compared is gone afterwards, so it may be looked at from all
  // sides.
  private static final RegionChoice TO_COMPARE = new RegionChoice(0.6f, 150, 0.7f, 2);

  private RegionHasher() {}

  /// Returns what is to be kept of a picture that is to be protected; without regions if
  /// it is smaller than [#MIN_SIDE] on a side or has nothing in it.
  public static RegionFingerprints fingerprints(Pixels picture) {
    PictureView view = PictureView.of(prepared(picture), TO_KEEP);
    return RegionFingerprints.rounded(view.width(), view.height(), view.regions());
  }

  /// Prepares a picture that may be a changed copy.
  public static PictureView view(Pixels picture) {
    return PictureView.of(prepared(picture), TO_COMPARE);
  }

  private static GreyPlane prepared(Pixels picture) {
    return GreyPlane.shrunk(picture, MOST_PIXELS);
  }
}
