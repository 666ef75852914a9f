package org.recourse.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.recourse.testkit.Drawing;

class PdqHasherTest {

  static Stream<DrawnVector> vectors() {
    return DrawnVector.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void hashesAsTheReferenceDoesInAllOrientations(DrawnVector vector) {
    Hashing.Fingerprinted result = hash(vector.dialect(), vector.pixels());
    assertThat(result.orientations().stream().map(PdqFingerprint::toHex))
        .isEqualTo(vector.orientations());
    assertThat(result.quality()).isEqualTo(vector.quality());
    assertThat(result.fingerprint()).isEqualTo(result.in(Orientation.UPRIGHT));
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void turnedPictureIsWithinTheUsualRadiusOfTheFingerprintForThatOrientation(
      Orientation orientation) {
    byte[] upright = Drawing.LANDSCAPE.draw(512, 512, 7);
    Pixels turned = Pixels.of(512, 512, 3, Turning.turned(upright, 512, orientation));
    Hashing.Fingerprinted promised =
        hash(PdqDialect.FULL_RESOLUTION, Pixels.of(512, 512, 3, upright));
    Hashing.Fingerprinted found = hash(PdqDialect.FULL_RESOLUTION, turned);
    assertThat(found.fingerprint().distanceTo(promised.in(orientation))).isLessThanOrEqualTo(31);
  }

  @Test
  void pictureWithASideUnderFivePixelsIsTooSmall() {
    byte[] bytes = Drawing.LANDSCAPE.draw(4, 90, 1);
    assertThat(PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(Pixels.of(4, 90, 3, bytes)))
        .isEqualTo(new Hashing.TooSmall(4, 90));
    assertThat(PdqHasher.hashReduced(Pixels.of(1, 12, 1, new byte[12]), 4, 90, 8))
        .isEqualTo(new Hashing.TooSmall(4, 90));
  }

  @Test
  void greyPictureHashesAsItsThreeEqualChannelsDo() {
    byte[] rgb = Drawing.MIST.draw(300, 200, 5);
    byte[] grey = new byte[300 * 200];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = rgb[3 * i];
    }
    Hashing.Fingerprinted colour = hash(PdqDialect.FULL_RESOLUTION, Pixels.of(300, 200, 3, rgb));
    Hashing.Fingerprinted plain = hash(PdqDialect.FULL_RESOLUTION, Pixels.of(300, 200, 1, grey));
    assertThat(plain.quality()).isEqualTo(colour.quality());
    assertThat(plain.fingerprint().distanceTo(colour.fingerprint())).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void reducedPictureIsWithinAFewBitsOfTheFullOne(Reduction reduction) {
    byte[] bytes = Drawing.LANDSCAPE.draw(2051, 1537, 3);
    Pixels full = Pixels.of(2051, 1537, 3, bytes);
    Pixels reduced = reduction.of(bytes, 2051, 1537);
    Hashing found = PdqHasher.hashReduced(reduced, 2051, 1537, reduction.denominator());
    Hashing.Fingerprinted exact = hash(PdqDialect.FULL_RESOLUTION, full);
    assertThat(found)
        .isInstanceOfSatisfying(
            Hashing.Fingerprinted.class,
            it -> assertThat(it.fingerprint().distanceTo(exact.fingerprint()))
                .isLessThanOrEqualTo(6));
  }

  @Test
  void reducedPictureOfAnotherSizeIsRefused() {
    Pixels reduced = Pixels.of(10, 10, 1, new byte[100]);
    assertThatThrownBy(() -> PdqHasher.hashReduced(reduced, 100, 100, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("13x13")
        .hasMessageContaining("10x10");
    assertThatThrownBy(() -> PdqHasher.hashReduced(reduced, 100, 100, 0))
        .hasMessageContaining(": 0");
  }

  private static Hashing.Fingerprinted hash(PdqDialect dialect, Pixels pixels) {
    return (Hashing.Fingerprinted) PdqHasher.of(dialect).hash(pixels);
  }
}
