package org.recourse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FloodWatchTest {

  private static final FloodLimit THREE_IN_A_MINUTE = new FloodLimit(3, Duration.ofMinutes(1));
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final EntryId ENTRY = new EntryId(7);

  private final FloodWatch watch = new FloodWatch();

  @Test
  void oneMoreDistinctUploadThanAllowedIsAFlood() {
    assertThat(flooded(1, 0)).isFalse();
    assertThat(flooded(2, 1)).isFalse();
    assertThat(flooded(3, 2)).isFalse();
    assertThat(flooded(4, 3)).isTrue();
  }

  @Test
  void theSameUploadCountsOnce() {
    for (int second = 0; second < 50; second++) {
      assertThat(flooded(1, second)).isFalse();
    }
  }

  @Test
  void uploadsThatLieLongBackDoNotCount() {
    for (int upload = 0; upload < 100; upload++) {
      assertThat(flooded(upload, upload * 21L)).isFalse();
    }
  }

  @Test
  void entriesAreCountedApart() {
    for (int upload = 0; upload < 3; upload++) {
      flooded(upload, 0);
    }
    assertThat(watch.isFlooded(new EntryId(8), 9, THREE_IN_A_MINUTE, NOON)).isFalse();
  }

  private boolean flooded(long upload, long second) {
    return watch.isFlooded(ENTRY, upload, THREE_IN_A_MINUTE, NOON.plusSeconds(second));
  }
}
