package org.recourse.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.internal.DrawnFrame;
import org.recourse.testkit.Drawing;

class FrameHasherTest {

  private final FrameHasher hasher = new FrameHasher();

  @Test
  void framesOfDifferentSizesAreHashedOneAfterTheOther() {
    DrawnFrame large = DrawnFrame.of(320, 240, false, 2, 1);
    DrawnFrame small = DrawnFrame.of(200, 300, true, 1, 2);
    Hashing first = hasher.hash(large);
    assertThat(hasher.hash(small)).isEqualTo(new FrameHasher().hash(small)).isNotEqualTo(first);
    assertThat(hasher.hash(large)).isEqualTo(first);
  }

  @Test
  void frameWithASideUnderFivePixelsIsTooSmall() {
    assertThat(hasher.hash(DrawnFrame.of(4, 90, false, 2, 1)))
        .isEqualTo(new Hashing.TooSmall(4, 90));
    assertThat(hasher.hashBrightness(Pixels.of(90, 4, 1, new byte[360]), false))
        .isEqualTo(new Hashing.TooSmall(90, 4));
  }

  @Test
  void brightnessOfFullRangeHashesAsTheGreyPictureDoes() {
    Pixels grey = grey(300, 200);
    Hashing.Fingerprinted picture =
        fingerprinted(PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(grey));
    Hashing.Fingerprinted frame = fingerprinted(hasher.hashBrightness(grey, true));
    assertThat(frame.fingerprint()).isEqualTo(picture.fingerprint());
    assertThat(frame.quality()).isEqualTo(picture.quality());
  }

  @Test
  void brightnessOfVideoRangeIsSpreadBeforeItsQualityIsTaken() {
    Pixels full = grey(300, 200);
    byte[] narrow = new byte[300 * 200];
    byte[] row = new byte[300];
    for (int y = 0; y < 200; y++) {
      full.row(y, row);
      for (int x = 0; x < 300; x++) {
        narrow[y * 300 + x] = (byte) Math.round(16 + (row[x] & 0xff) * 219 / 255f);
      }
    }
    Hashing.Fingerprinted wide = fingerprinted(hasher.hashBrightness(full, true));
    Hashing.Fingerprinted spread =
        fingerprinted(hasher.hashBrightness(Pixels.of(300, 200, 1, narrow), false));
    assertThat(spread.quality()).isBetween(wide.quality() - 1, wide.quality() + 1);
    assertThat(spread.fingerprint().distanceTo(wide.fingerprint())).isLessThanOrEqualTo(4);
  }

  @Test
  void brightnessAloneIsNearTheFrameWithoutColours() {
    DrawnFrame drawn = DrawnFrame.of(320, 240, true, 2, 3);
    char[] neutral = new char[160 * 120];
    Arrays.fill(neutral, (char) 128);
    DrawnFrame.Plane grey = new DrawnFrame.Plane(160, new String(neutral));
    DrawnFrame frame = new DrawnFrame(320, 240, true, 2, drawn.luma(), grey, grey);
    byte[] bytes = new byte[320 * 240];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) drawn.luma().bytes().charAt(i);
    }
    Hashing.Fingerprinted through = fingerprinted(hasher.hash(frame));
    Hashing.Fingerprinted alone =
        fingerprinted(hasher.hashBrightness(Pixels.of(320, 240, 1, bytes), true));
    assertThat(alone.fingerprint().distanceTo(through.fingerprint())).isLessThanOrEqualTo(2);
  }

  private static Pixels grey(int width, int height) {
    byte[] rgb = Drawing.LANDSCAPE.draw(width, height, 5);
    byte[] grey = new byte[width * height];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = rgb[3 * i];
    }
    return Pixels.of(width, height, 1, grey);
  }

  private static Hashing.Fingerprinted fingerprinted(Hashing hashing) {
    return (Hashing.Fingerprinted) hashing;
  }
}
