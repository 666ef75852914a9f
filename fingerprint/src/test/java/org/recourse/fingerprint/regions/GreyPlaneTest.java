package org.recourse.fingerprint.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Pixels;

class GreyPlaneTest {

  @Test
  void shrinkingByWholeFactorsIsTheMeanOfEachBlockRounded() {
    byte[] bytes = {10, 20, 30, 40, 50, 60, 70, 81};
    GreyPlane plane = GreyPlane.of(4, 2, bytes);
    GreyPlane small = GreyPlane.shrunk(plane, 2);
    assertThat(small).isEqualTo(GreyPlane.of(2, 1, new byte[] {35, 55}));
  }

  @Test
  void shrinkingByABrokenFactorSharesAPixelBetweenItsNeighbours() {
    GreyPlane plane = GreyPlane.of(3, 1, new byte[] {0, 90, (byte) 180});
    assertThat(AreaAverage.shrink(plane, 2, 1))
        .isEqualTo(GreyPlane.of(2, 1, new byte[] {30, (byte) 150}));
  }

  @Test
  void shrinkingKeepsOneColourAndNeverExceedsTheLimit() {
    for (int width = 1; width < 60; width += 7) {
      for (int height = 1; height < 60; height += 9) {
        byte[] bytes = new byte[width * height];
        java.util.Arrays.fill(bytes, (byte) 200);
        GreyPlane small = GreyPlane.shrunk(GreyPlane.of(width, height, bytes), 50);
        assertThat(small.width() * small.height()).isBetween(1, Math.max(50, 1));
        for (int y = 0; y < small.height(); y++) {
          for (int x = 0; x < small.width(); x++) {
            assertThat(small.at(x, y)).isEqualTo(200);
          }
        }
      }
    }
  }

  @Test
  void coloursBecomeBrightnessByRec601() {
    byte[] bytes = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255};
    GreyPlane grey = GreyPlane.shrunk(Pixels.of(3, 1, 3, bytes), 100);
    assertThat(grey).isEqualTo(GreyPlane.of(3, 1, new byte[] {76, (byte) 150, 29}));
  }

  @Test
  void theCallersArrayMayChangeAfterwards() {
    byte[] bytes = {1, 2};
    GreyPlane plane = GreyPlane.of(2, 1, bytes);
    bytes[0] = 9;
    assertThat(plane.at(0, 0)).isEqualTo(1);
  }

  @Test
  void cropTakesTheRectangle() {
    GreyPlane plane = GreyPlane.of(3, 2, new byte[] {1, 2, 3, 4, 5, 6});
    assertThat(plane.crop(1, 0, 2, 2)).isEqualTo(GreyPlane.of(2, 2, new byte[] {2, 3, 5, 6}));
  }

  @Test
  void whatIsNotAPlaneOrNotInsideIsRefusedWithItsNumbers() {
    assertThatThrownBy(() -> GreyPlane.of(2, 2, new byte[3])).hasMessageContaining("2x2");
    assertThatThrownBy(() -> GreyPlane.of(0, 2, new byte[0])).hasMessageContaining("0x2");
    GreyPlane plane = GreyPlane.of(2, 1, new byte[2]);
    assertThatThrownBy(() -> plane.crop(1, 0, 2, 1)).hasMessageContaining("2x1 at 1,0");
    assertThatThrownBy(() -> plane.crop(0, 0, 0, 1)).hasMessageContaining("0x1 at 0,0");
    assertThatThrownBy(() -> GreyPlane.shrunk(plane, 0)).hasMessageContaining("0");
  }
}
