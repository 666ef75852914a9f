package org.recourse.match.copies;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.GreyPlane;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.testkit.Drawing;

/// Drawn pictures, and the changes that people make to theirs.
final class Drawn {

  private Drawn() {}

  /// What a changed picture shows at a place: brightness 0 to 255.
  @FunctionalInterface
  interface Change {
    int at(GreyPlane of, int x, int y);
  }

  static GreyPlane landscape(int seed) {
    Pixels drawn = Pixels.of(480, 360, 3, Drawing.LANDSCAPE.draw(480, 360, seed));
    return GreyPlane.shrunk(drawn, Integer.MAX_VALUE);
  }

  static GreyPlane changed(GreyPlane of, int width, int height, Change change) {
    byte[] bytes = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        bytes[y * width + x] = (byte) change.at(of, x, y);
      }
    }
    return GreyPlane.of(width, height, bytes);
  }

  /// Puts the picture somewhere on a larger grey one.
  static GreyPlane framed(GreyPlane of, int width, int height, int left, int top) {
    return changed(of, width, height, (p, x, y) -> sample(p, x - left, y - top));
  }

  static GreyPlane mirrored(GreyPlane of) {
    return changed(of, of.width(), of.height(), (p, x, y) -> p.at(p.width() - 1 - x, y));
  }

  static GreyPlane quarterTurned(GreyPlane of) {
    int width = of.height();
    int height = of.width();
    return changed(of, width, height, (p, x, y) -> p.at(y, p.height() - 1 - x));
  }

  /// The four turns of the picture and those of its mirror image.
  static List<GreyPlane> inEightWays(GreyPlane of) {
    List<GreyPlane> ways = new ArrayList<>();
    for (GreyPlane turned : List.of(of, mirrored(of))) {
      GreyPlane next = turned;
      for (int quarter = 0; quarter < 4; quarter++) {
        ways.add(next);
        next = quarterTurned(next);
      }
    }
    return ways;
  }

  /// Turned about its middle by the angle with this sine, on grey.
  static GreyPlane tilted(GreyPlane of, double sine) {
    double cosine = Math.sqrt(1 - sine * sine);
    double cx = of.width() / 2.0;
    double cy = of.height() / 2.0;
    return changed(
        of,
        of.width(),
        of.height(),
        (p, x, y) -> sample(
            p, cx + cosine * (x - cx) + sine * (y - cy), cy - sine * (x - cx) + cosine * (y - cy)));
  }

  static int sample(GreyPlane of, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left >= of.width() - 1 || top >= of.height() - 1) {
      return 40;
    }
    double partX = x - left;
    double partY = y - top;
    double upper = of.at(left, top) * (1 - partX) + of.at(left + 1, top) * partX;
    double lower = of.at(left, top + 1) * (1 - partX) + of.at(left + 1, top + 1) * partX;
    return (int) Math.round(upper * (1 - partY) + lower * partY);
  }

  /// What a bank keeps of a picture.
  static ProtectedPicture toProtect(GreyPlane picture) {
    return new ProtectedPicture(RegionHasher.fingerprints(picture), pdq(picture));
  }

  static PdqFingerprint pdq(GreyPlane picture) {
    return hashing(picture).fingerprint();
  }

  static Hashing.Fingerprinted hashing(GreyPlane picture) {
    return (Hashing.Fingerprinted) PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(picture);
  }
}
