package org.recourse.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoFingerprintTest {

  private static final String HEX = "0123456789abcdef".repeat(4);

  private static FrameFingerprint frame(int number, int quality, long word) {
    return new FrameFingerprint(number, quality, new PdqFingerprint(word, 0, 0, 0), number / 30.0);
  }

  @Test
  void lineIsThatOfTheReferenceAndReadsBack() {
    String line = "17,93," + HEX + ",0.567";
    FrameFingerprint frame = FrameFingerprint.fromLine(line);
    assertThat(frame.toLine()).isEqualTo(line);
    assertThat(frame.toCompact()).isEqualTo(HEX + ",93,0.567");
    assertThat(FrameFingerprint.fromCompact(frame.toCompact(), 17)).isEqualTo(frame);
  }

  @Test
  void secondsHaveThreeDecimalsWhateverTheirSize() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      long milliseconds = random.nextLong(10_000_000_000L);
      String expected = "%d.%03d".formatted(milliseconds / 1000, milliseconds % 1000);
      FrameFingerprint frame =
          new FrameFingerprint(0, 0, new PdqFingerprint(0, 0, 0, 0), milliseconds / 1000.0);
      assertThat(frame.toCompact()).endsWith("," + expected);
    }
  }

  @Test
  void pythonsShortExponentIsRead() {
    assertThat(FrameFingerprint.fromCompact(HEX + ",100,1e+02", 0).seconds()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1,2,3",
        "a,1,H,0",
        "1,101,H,0",
        "1,-1,H,0",
        "-1,1,H,0",
        "1,1,x,0",
        "1,1,H,-1",
        "1,1,H,NaN",
        "1,1,H,Infinity",
        "1,1,H,x",
        "1,1,H,0,0",
        "1,1,H0,0"
      })
  void damagedLineIsRefusedAndNotRepeated(String line) {
    assertThatThrownBy(() -> FrameFingerprint.fromLine(line.replace("H", HEX)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(HEX.substring(0, 8));
  }

  @Test
  void shareCountsDistinctFramesOfTrustedQualityInBothDirections() {
    List<FrameFingerprint> query =
        List.of(frame(0, 90, 0), frame(1, 90, 0), frame(2, 49, 1), frame(3, 80, -1));
    List<FrameFingerprint> other =
        IntStream.range(0, 4).mapToObj(i -> frame(i, 100, (1L << i) - 1)).toList();
    assertThat(VideoComparison.of(query, other, 50, 31)).isEqualTo(new VideoComparison(2, 1, 4, 4));
    assertThat(VideoComparison.of(query, other, 0, 2)).isEqualTo(new VideoComparison(3, 2, 4, 4));
    assertThat(VideoComparison.of(query, other, 0, 31).queryPercent()).isBetween(66.6, 66.7);
  }

  @Test
  void frameAtExactlyTheDistanceIsFound() {
    List<FrameFingerprint> query = List.of(frame(0, 100, 0));
    List<FrameFingerprint> other = List.of(frame(0, 100, (1L << 31) - 1));
    assertThat(VideoComparison.of(query, other, 50, 31).queryPercent()).isEqualTo(100);
    assertThat(VideoComparison.of(query, other, 50, 30).queryPercent()).isZero();
  }

  @Test
  void videoWithoutAFrameThatCountsIsNotFoundAndNotDividedByZero() {
    List<FrameFingerprint> plain = List.of(frame(0, 10, 0));
    assertThat(VideoComparison.of(plain, plain, 50, 31).queryPercent()).isZero();
    assertThat(VideoComparison.of(plain, plain, 50, 31).otherPercent()).isZero();
  }
}
