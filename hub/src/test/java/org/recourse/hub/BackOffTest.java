package org.recourse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofSeconds(4), Duration.ofSeconds(100), 50);

  @Test
  void theWaitDoublesUpToTheLongestAndIsShortenedByAtMostHalf() {
    long seed = 20261121;
    SplittableRandom random = new SplittableRandom(seed);
    for (int failures = 1; failures < 50; failures++) {
      long most = failures < 6 ? 4_000L << (failures - 1) : 100_000;
      for (int i = 0; i < 100; i++) {
        assertThat(BACK_OFF.after(failures, random).orElseThrow().toMillis())
            .as("seed %d", seed)
            .isBetween(most / 2, most);
      }
    }
  }

  @Test
  void theLastFailureIsTheEnd() {
    assertThat(BACK_OFF.after(50, new SplittableRandom(1))).isEmpty();
  }

  @Test
  void deliveriesAreTriedForMoreThanADay() {
    Duration least = Duration.ZERO;
    for (int failures = 1; failures < BackOff.USUAL.attempts(); failures++) {
      least = least.plus(BackOff.USUAL.after(failures, new SplittableRandom(1)).orElseThrow());
    }
    assertThat(least).isGreaterThan(Duration.ofHours(12));
  }
}
