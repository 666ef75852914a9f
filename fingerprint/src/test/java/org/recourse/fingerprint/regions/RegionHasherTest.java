package org.recourse.fingerprint.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Pixels;
import org.recourse.testkit.Drawing;

class RegionHasherTest {

  @Test
  void theBitsOfADrawnPictureAreThoseOfVersionOne() throws NoSuchAlgorithmException {
    byte[] bytes = RegionHasher.fingerprints(Drawn.landscape(640, 480, 7)).encoded();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(HexFormat.of().formatHex(digest))
        .as("a change here changes what is in banks: it needs a new version of the format")
        .isEqualTo("f869e27b0a58867d88b8e635082ae7d06cae5bf83f5fb7dadf2aa0d75cc880d6");
  }

  @Test
  void aPictureInColourHasTheRegionsOfItsBrightness() {
    Pixels colour = Pixels.of(500, 400, 3, Drawing.LANDSCAPE.draw(500, 400, 9));
    assertThat(RegionHasher.fingerprints(colour))
        .isEqualTo(RegionHasher.fingerprints(Drawn.landscape(500, 400, 9)));
  }

  @Test
  void theMirroredRegionsAreThoseOfTheMirroredPicture() {
    GreyPlane plane = Drawn.landscape(400, 300, 11);
    List<RegionFingerprint> said = RegionHasher.view(plane).mirroredRegions();
    List<RegionFingerprint> seen = RegionHasher.view(Drawn.mirrored(plane)).regions();
    long found = said.stream()
        .filter(one -> seen.stream().anyMatch(two -> isSame(one, two)))
        .count();
    assertThat(found).isGreaterThan(said.size() * 8L / 10);
  }

  // Shrinking by halves keeps even columns, and a mirror makes odd ones of them.
  private static boolean isSame(RegionFingerprint one, RegionFingerprint two) {
    return one.distanceTo(two) <= 31
        && Math.abs(one.frame().x() - two.frame().x()) < 0.02
        && Math.abs(one.frame().y() - two.frame().y()) < 0.02;
  }

  @Test
  void aPlaceOfThePictureItselfIsAsItsRegionSays() {
    PictureView view = RegionHasher.view(Drawn.landscape(400, 300, 12));
    assertThat(view.regions()).isNotEmpty();
    for (RegionFingerprint region : view.regions()) {
      RegionFrame frame = region.frame();
      float ax = frame.radius() * frame.directionX();
      float ay = frame.radius() * frame.directionY();
      assertThat(view.distanceAt(region, frame.x(), frame.y(), ax, ay, -ay, ax))
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void regionsOfDifferentPicturesAreFarApart() {
    List<RegionFingerprint> some =
        RegionHasher.view(Drawn.landscape(400, 300, 13)).regions();
    List<RegionFingerprint> other =
        RegionHasher.view(Drawn.landscape(400, 300, 14)).regions();
    double mean = some.stream()
        .flatMap(one -> other.stream().map(one::distanceTo))
        .mapToInt(distance -> distance)
        .average()
        .orElseThrow();
    assertThat(mean).isBetween(110.0, 140.0);
  }

  @Test
  void aPictureOfOneColourHasNoRegions() {
    GreyPlane flat = GreyPlane.of(200, 200, new byte[200 * 200]);
    assertThat(RegionHasher.fingerprints(flat).regions()).isEmpty();
    assertThat(RegionHasher.view(flat).regions()).isEmpty();
  }

  @Test
  void anyShapeIsAcceptedAndWhatIsTooSmallHasNoRegions() {
    for (int[] size : new int[][] {{1, 1}, {23, 23}, {1, 5000}, {2000, 3}, {24, 24}, {25, 900}}) {
      GreyPlane plane = Drawn.landscape(size[0], size[1], 15);
      RegionFingerprints made = RegionHasher.fingerprints(plane);
      assertThat(Math.max(made.width(), made.height())).isEqualTo(RegionFingerprints.SIDE_STEPS);
      if (Math.min(size[0], size[1]) < RegionHasher.MIN_SIDE) {
        assertThat(made.regions()).isEmpty();
      }
    }
  }

  @Test
  void fewerRegionsAreKeptThanAreCompared() {
    GreyPlane plane = Drawn.landscape(640, 480, 16);
    assertThat(RegionHasher.fingerprints(plane).regions()).hasSizeBetween(8, 24);
    assertThat(RegionHasher.view(plane).regions()).hasSizeGreaterThan(24);
  }
}
