package org.recourse.match.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.regions.GreyPlane;
import org.recourse.fingerprint.regions.RegionHasher;

class CopyFinderTest {

  private static final int ENTRIES = 24;
  private static final ScannedRegions BANK = new ScannedRegions();

  @BeforeAll
  static void protectTwentyFourDrawings() {
    for (int seed = 0; seed < ENTRIES; seed++) {
      BANK.add(Drawn.toProtect(Drawn.landscape(seed)));
    }
  }

  private static List<ChangedCopy> find(GreyPlane picture) {
    return new CopyFinder(BANK, CopyRule.STANDARD).find(RegionHasher.view(picture));
  }

  private static ChangedCopy onlyCopyIn(GreyPlane picture, int entry) {
    List<ChangedCopy> copies = find(picture);
    assertThat(copies).as("entry %d", entry).extracting(ChangedCopy::entry).containsExactly((long)
        entry);
    return copies.getFirst();
  }

  @Test
  void aCroppedPictureIsFoundAndItsMissingPartsAreSaid() {
    for (int entry = 0; entry < 6; entry++) {
      ChangedCopy copy = onlyCopyIn(Drawn.landscape(entry).crop(40, 50, 384, 288), entry);
      assertThat(copy.orientation()).isEqualTo(Orientation.UPRIGHT);
      assertThat(copy.corners().getFirst().x()).isCloseTo(-40 / 384.0, within(0.02));
      assertThat(copy.corners().getFirst().y()).isCloseTo(-50 / 384.0, within(0.02));
      assertThat(copy.extent().left()).isZero();
    }
  }

  @Test
  void aFramedPictureIsFoundWhereItLies() {
    for (int entry = 6; entry < 12; entry++) {
      GreyPlane framed = Drawn.framed(Drawn.landscape(entry), 600, 900, 60, 300);
      ChangedCopy copy = onlyCopyIn(framed, entry);
      assertThat(copy.extent().left()).isCloseTo(60 / 900.0, within(0.02));
      assertThat(copy.extent().top()).isCloseTo(300 / 900.0, within(0.02));
      assertThat(copy.extent().right()).isCloseTo(540 / 900.0, within(0.02));
      assertThat(copy.extent().bottom()).isCloseTo(660 / 900.0, within(0.02));
    }
  }

  @Test
  void aMirroredPictureIsFoundAndSaidToBeMirrored() {
    for (int entry = 0; entry < 6; entry++) {
      ChangedCopy copy = onlyCopyIn(Drawn.mirrored(Drawn.landscape(entry)), entry);
      assertThat(copy.orientation()).isEqualTo(Orientation.FLIPPED_Y);
      assertThat(copy.corners().getFirst().x()).isCloseTo(1, within(0.02));
      assertThat(copy.corners().getFirst().y()).isCloseTo(0, within(0.02));
    }
  }

  @Test
  void aTurnedPictureIsFound() {
    for (int entry = 12; entry < 18; entry++) {
      ChangedCopy copy = onlyCopyIn(Drawn.quarterTurned(Drawn.landscape(entry)), entry);
      assertThat(copy.corners().getFirst().x()).isCloseTo(0.75, within(0.02));
      onlyCopyIn(Drawn.tilted(Drawn.landscape(entry), 0.17), entry);
    }
  }

  @Test
  void aCopyIsSaidToLieAsItsWholePictureFingerprintSays() {
    for (int entry = 0; entry < 3; entry++) {
      PdqFingerprint upright = Drawn.pdq(Drawn.landscape(entry));
      Set<Orientation> seen = EnumSet.noneOf(Orientation.class);
      for (GreyPlane laid : Drawn.inEightWays(Drawn.landscape(entry))) {
        Hashing.Fingerprinted hashing = Drawn.hashing(laid);
        Orientation expected = Stream.of(Orientation.values())
            .min(Comparator.comparingInt(lying -> hashing.in(lying).distanceTo(upright)))
            .orElseThrow();
        assertThat(onlyCopyIn(laid, entry).orientation()).isEqualTo(expected);
        seen.add(expected);
      }
      assertThat(seen).containsExactly(Orientation.values());
    }
  }

  @Test
  void aTiltedCopyIsSaidToLieAsTheNearestQuarterTurn() {
    GreyPlane turned = Drawn.quarterTurned(Drawn.landscape(2));
    Orientation quarter = onlyCopyIn(turned, 2).orientation();
    assertThat(onlyCopyIn(Drawn.tilted(turned, 0.17), 2).orientation()).isEqualTo(quarter);
    assertThat(onlyCopyIn(Drawn.tilted(turned, -0.17), 2).orientation()).isEqualTo(quarter);
  }

  @Test
  void aPictureWithAnEighthCoveredIsFound() {
    for (int entry = 18; entry < 24; entry++) {
      GreyPlane covered = Drawn.changed(
          Drawn.landscape(entry),
          480,
          360,
          (p, x, y) -> x > 150 && x < 300 && y > 100 && y < 244 ? 250 : p.at(x, y));
      onlyCopyIn(covered, entry);
    }
  }

  @Test
  void bothPicturesOfACollageAreFound() {
    GreyPlane left = Drawn.landscape(3);
    GreyPlane right = Drawn.landscape(4);
    GreyPlane collage = Drawn.changed(
        left, 970, 360, (p, x, y) -> x < 480 ? p.at(x, y) : x < 490 ? 255 : right.at(x - 490, y));
    assertThat(find(collage)).extracting(ChangedCopy::entry).containsExactlyInAnyOrder(3L, 4L);
  }

  @Test
  void picturesThatAreNotInTheBankAreNotFound() {
    for (int seed = 100; seed < 140; seed++) {
      assertThat(find(Drawn.landscape(seed))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void whatOnlySharesACaptionIsNotFound() {
    GreyPlane captioned = Drawn.framed(Drawn.landscape(50), 480, 480, 0, 120);
    ScannedRegions bank = new ScannedRegions();
    bank.add(Drawn.toProtect(withCaption(captioned)));
    GreyPlane stranger = withCaption(Drawn.framed(Drawn.landscape(51), 480, 480, 0, 120));
    assertThat(new CopyFinder(bank, CopyRule.STANDARD).find(RegionHasher.view(stranger)))
        .isEmpty();
  }

  // The top quarter is the same strip of a third drawing.
  private static GreyPlane withCaption(GreyPlane picture) {
    GreyPlane caption = Drawn.landscape(52);
    return Drawn.changed(
        picture, 480, 480, (p, x, y) -> y < 120 ? caption.at(x, y + 200) : p.at(x, y));
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    GreyPlane picture = Drawn.landscape(5).crop(20, 20, 400, 300);
    assertThat(find(picture)).isEqualTo(find(picture));
  }
}
