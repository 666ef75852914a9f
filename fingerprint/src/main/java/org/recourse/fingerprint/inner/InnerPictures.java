package org.recourse.fingerprint.inner;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.GreyPlane;

/// Proposes which parts of a picture are pictures of their own, and hashes them.
///
/// So that a copy with a border, in an app's frame, under a caption, or beside another picture
/// is found also in a bank that keeps nothing but PDQ fingerprints. A proposal costs nothing
/// but its look-up: whether it is a copy is for the fingerprint to say. Stateless; may be
/// shared between threads.
public final class InnerPictures {

  /// The most parts that are proposed of one picture.
  public static final int MOST = 8;

  /// The most pixels looked at; a larger picture is shrunk to this first. An edge is found
  /// within a pixel, and four times as many pixels find no more.
  public static final int MOST_PIXELS = 400_000;

  private InnerPictures() {}

  /// Returns the parts, the likeliest first; none if there is only the picture itself. Parts in
  /// which there is too little to see for a match to mean anything
  /// ([PdqHasher#TRUSTED_QUALITY]) are left out.
  public static List<InnerPicture> of(Pixels picture) {
    GreyPlane plane = GreyPlane.shrunk(picture, MOST_PIXELS);
    List<InnerPicture> pictures = new ArrayList<>();
    for (Box box : new Proposals(plane, MOST).gathered()) {
      GreyPlane part = plane.crop(box.left(), box.top(), box.width(), box.height());
      if (PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(part)
              instanceof Hashing.Fingerprinted hashing
          && hashing.quality() >= PdqHasher.TRUSTED_QUALITY) {
        pictures.add(inner(plane, box, hashing));
      }
    }
    return pictures;
  }

  private static InnerPicture inner(GreyPlane plane, Box box, Hashing.Fingerprinted hashing) {
    double side = Math.max(plane.width(), plane.height());
    return new InnerPicture(
        box.left() / side, box.top() / side, box.right() / side, box.bottom() / side, hashing);
  }
}
