package org.recourse.fingerprint.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FrameFilterTest {

  @RepeatedTest(40)
  void frameIsFilteredAsByTheDefinitionUpToRounding(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    DrawnFrame frame = DrawnFrame.of(
        5 + random.nextInt(400),
        5 + random.nextInt(400),
        random.nextBoolean(),
        1 + random.nextInt(2),
        run.getCurrentRepetition());
    double[] truth = BoxTwice.luma64(frame.trueBrightness());
    float[] samples = FrameFilter.of(frame).luma64(frame);
    for (int i = 0; i < truth.length; i++) {
      assertThat((double) samples[i]).isCloseTo(truth[i], within(3e-3));
    }
  }

  @Test
  void filterForgetsTheFrameBefore() {
    DrawnFrame before = DrawnFrame.of(90, 70, false, 2, 1);
    DrawnFrame frame = DrawnFrame.of(90, 70, false, 2, 2);
    FrameFilter used = FrameFilter.of(before);
    used.luma64(before);
    assertThat(used.luma64(frame)).isEqualTo(FrameFilter.of(frame).luma64(frame));
  }

  @Test
  void filterFitsOnlyFramesOfItsSizeAndRange() {
    FrameFilter filter = FrameFilter.of(DrawnFrame.of(90, 70, false, 2, 1));
    assertThat(filter.fits(DrawnFrame.of(90, 70, false, 1, 2))).isTrue();
    assertThat(filter.fits(DrawnFrame.of(91, 70, false, 2, 1))).isFalse();
    assertThat(filter.fits(DrawnFrame.of(90, 71, false, 2, 1))).isFalse();
    assertThat(filter.fits(DrawnFrame.of(90, 70, true, 2, 1))).isFalse();
  }
}
