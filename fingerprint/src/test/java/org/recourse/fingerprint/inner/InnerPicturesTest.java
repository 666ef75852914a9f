package org.recourse.fingerprint.inner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.GreyPlane;
import org.recourse.testkit.Drawing;

class InnerPicturesTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int DRAWINGS = 8;

  /// What a page shows at a place: brightness 0 to 255.
  @FunctionalInterface
  private interface Page {
    int at(GreyPlane picture, int x, int y);
  }

  private static GreyPlane landscape(int seed) {
    byte[] drawn = Drawing.LANDSCAPE.draw(WIDTH, HEIGHT, seed);
    return GreyPlane.shrunk(Pixels.of(WIDTH, HEIGHT, 3, drawn), Integer.MAX_VALUE);
  }

  private static PdqFingerprint pdq(GreyPlane picture) {
    return ((Hashing.Fingerprinted) PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(picture))
        .fingerprint();
  }

  private static GreyPlane page(GreyPlane picture, int width, int height, Page page) {
    byte[] bytes = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        bytes[y * width + x] = (byte) page.at(picture, x, y);
      }
    }
    return GreyPlane.of(width, height, bytes);
  }

  // The picture at a place of a page, and the page elsewhere.
  private static GreyPlane laid(GreyPlane on, int width, int height, int left, int top, Page page) {
    return page(
        on,
        width,
        height,
        (p, x, y) -> x >= left && y >= top && x < left + p.width() && y < top + p.height()
            ? p.at(x - left, y - top)
            : page.at(p, x, y));
  }

  // Bars of writing: a third of the pixels of some lines.
  private static int app(int x, int y, int height) {
    boolean isBar = (y > 8 && y < 30) || (y > height - 40 && y < height - 20);
    return isBar && x % 40 < 12 ? 30 : 245;
  }

  private static void assertFoundInEach(Laying laying) {
    for (int seed = 0; seed < DRAWINGS; seed++) {
      GreyPlane picture = landscape(seed);
      List<InnerPicture> inner = InnerPictures.of(laying.of(picture));
      assertThat(inner).as("seed %d", seed).hasSizeLessThanOrEqualTo(InnerPictures.MOST);
      assertThat(inner)
          .as("seed %d", seed)
          .anySatisfy(found ->
              assertThat(found.hashing().fingerprint().distanceTo(pdq(picture))).isLessThan(32));
    }
  }

  @FunctionalInterface
  private interface Laying {
    GreyPlane of(GreyPlane picture);
  }

  @Test
  void pictureWithABorderIsFound() {
    assertFoundInEach(p -> laid(p, 360, 280, 20, 20, (_, _, _) -> 250));
    assertFoundInEach(p -> laid(p, 336, 256, 8, 8, (_, _, _) -> 5));
  }

  @Test
  void letterboxedPictureIsFound() {
    assertFoundInEach(p -> laid(p, 427, HEIGHT, 53, 0, (_, _, _) -> 0));
    assertFoundInEach(p -> laid(p, WIDTH, 569, 0, 164, (_, _, _) -> 0));
  }

  @Test
  void pictureUnderACaptionIsFound() {
    assertFoundInEach(
        p -> laid(p, WIDTH, HEIGHT + 40, 0, 40, (_, x, y) -> app(x, y, Integer.MAX_VALUE)));
  }

  @Test
  void pictureInAnAppsFrameIsFound() {
    assertFoundInEach(p -> laid(p, WIDTH, 700, 0, 230, (_, x, y) -> app(x, y, 700)));
  }

  @Test
  void bothHalvesOfACollageAreFound() {
    GreyPlane other = landscape(DRAWINGS);
    for (int seed = 0; seed < DRAWINGS; seed++) {
      GreyPlane left = landscape(seed);
      GreyPlane collage =
          laid(left, 648, HEIGHT, 0, 0, (_, x, y) -> x < 328 ? 255 : other.at(x - 328, y));
      for (GreyPlane half : List.of(left, other)) {
        assertThat(InnerPictures.of(collage))
            .as("seed %d", seed)
            .anySatisfy(found ->
                assertThat(found.hashing().fingerprint().distanceTo(pdq(half))).isLessThan(32));
      }
    }
  }

  @Test
  void pictureOnItsOwnBlurredEnlargementIsFound() {
    assertFoundInEach(p ->
        laid(p, WIDTH, 568, 0, 164, (of, x, y) -> 40 + (of.at(x / 80 * 80, 100) + y / 8) / 3));
  }

  @Test
  void placeOfAFramedPictureIsTold() {
    GreyPlane framed = laid(landscape(3), 400, 500, 40, 100, (_, _, _) -> 255);
    assertThat(InnerPictures.of(framed).getFirst())
        .satisfies(found -> assertThat(List.of(
                found.left() * 500, found.top() * 500, found.right() * 500, found.bottom() * 500))
            .containsExactly(40.0, 100.0, 360.0, 340.0));
  }

  @Test
  void emptyOrTinyPictureHasNoneInIt() {
    assertThat(InnerPictures.of(page(landscape(0), 300, 200, (_, _, _) -> 200))).isEmpty();
    assertThat(InnerPictures.of(page(landscape(0), 1, 1, (_, _, _) -> 200))).isEmpty();
    assertThat(InnerPictures.of(page(landscape(0), 300, 1, (p, x, _) -> p.at(x, 50))))
        .isEmpty();
    assertThat(InnerPictures.of(page(landscape(0), 2, 200, (p, _, y) -> p.at(7, y))))
        .isEmpty();
  }

  @Test
  void edgesThatAreNoPartOfAPictureAreRefused() {
    Hashing.Fingerprinted hashing =
        (Hashing.Fingerprinted) PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(landscape(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InnerPicture(0.5, 0, 0.5, 1, hashing))
        .withMessageContaining("0.5");
  }
}
