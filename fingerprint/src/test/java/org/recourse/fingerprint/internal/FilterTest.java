package org.recourse.fingerprint.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Pixels;
import org.recourse.testkit.Drawing;

class FilterTest {

  @RepeatedTest(60)
  void bothFiltersAgreeWithTheDefinitionUpToRounding(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int width = 5 + random.nextInt(400);
    int height = 5 + random.nextInt(400);
    Drawing drawing = Drawing.values()[random.nextInt(Drawing.values().length)];
    Pixels picture =
        Pixels.of(width, height, 3, drawing.draw(width, height, run.getCurrentRepetition()));
    double[] truth = BoxTwice.luma64(picture);
    float[] literal = LiteralFilter.luma64(picture);
    float[] tent = TentFilter.of(picture).luma64(picture);
    for (int i = 0; i < truth.length; i++) {
      assertThat((double) literal[i]).isCloseTo(truth[i], within(LiteralFilter.ROUNDING));
      assertThat((double) tent[i]).isCloseTo(truth[i], within(1e-4));
    }
  }

  @Test
  void answerThatHangsOnRoundingIsNotCertain() {
    Pixels flat = Pixels.of(300, 200, 3, Drawing.FLAT.draw(300, 200, 1));
    PdqTransform transform = PdqTransform.of(TentFilter.of(flat).luma64(flat));
    assertThat(transform.isCertainBeyond(LiteralFilter.ROUNDING)).isFalse();
  }

  @Test
  void answerOnAPictureWithMuchToSeeIsMostlyCertain() {
    int certain = 0;
    for (int seed = 0; seed < 100; seed++) {
      Pixels picture = Pixels.of(160, 120, 3, Drawing.LANDSCAPE.draw(160, 120, seed));
      PdqTransform transform = PdqTransform.of(TentFilter.of(picture).luma64(picture));
      certain += transform.isCertainBeyond(LiteralFilter.ROUNDING) ? 1 : 0;
    }
    assertThat(certain).isGreaterThan(80);
  }

  @Test
  void cosinesAreThoseOfTheDefinition() {
    double scale = (float) Math.sqrt(2.0 / 64);
    for (int n = 0; n < 64; n++) {
      assertThat(Cosines.SCALED[n]).isEqualTo((float) (scale * Math.cos(n * Math.PI / 128)));
    }
    assertThat(Cosines.SCALED[64]).isZero();
  }
}
