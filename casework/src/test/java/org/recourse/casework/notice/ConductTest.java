package org.recourse.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConductTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  // One an hour, the last of them an hour ago; the first of them unfounded.
  private static List<Conduct.Decided> decided(int unfounded, int founded) {
    int all = unfounded + founded;
    return IntStream.range(0, all)
        .mapToObj(
            i -> new Conduct.Decided(NOW.minus(Duration.ofHours((long) all - i)), i < unfounded))
        .toList();
  }

  @Test
  void fewNoticesMeanNothing() {
    assertThat(Conduct.of(decided(9, 0), Optional.empty(), NOW)).isEqualTo(new Conduct.Fine());
  }

  @Test
  void halfUnfoundedIsFineAndMoreThanHalfIsWarnedOf() {
    assertThat(Conduct.of(decided(5, 5), Optional.empty(), NOW)).isEqualTo(new Conduct.Fine());
    assertThat(Conduct.of(decided(6, 5), Optional.empty(), NOW)).isEqualTo(new Conduct.Warned());
  }

  @Test
  void nobodyIsSuspendedForWhatWasBeforeTheWarning() {
    assertThat(Conduct.of(decided(20, 0), Optional.of(NOW.minus(Duration.ofMinutes(1))), NOW))
        .isEqualTo(new Conduct.Fine());
  }

  @Test
  void whoGoesOnAfterTheWarningIsSuspendedFromTheLastOfThem() {
    List<Conduct.Decided> decided = decided(12, 0);
    Optional<Instant> warned = Optional.of(NOW.minus(Duration.ofDays(2)));
    Instant until = NOW.minus(Duration.ofHours(1)).plus(Conduct.SUSPENDED_FOR);

    assertThat(Conduct.of(decided, warned, NOW)).isEqualTo(new Conduct.Suspended(until));
    assertThat(Conduct.of(decided, warned, until.minusMillis(1)))
        .isEqualTo(new Conduct.Suspended(until));
    assertThat(Conduct.of(decided, warned, until)).isEqualTo(new Conduct.Fine());
  }

  @Test
  void whatIsOlderThanTheWindowIsForgotten() {
    Instant later = NOW.plus(Conduct.WINDOW);
    assertThat(Conduct.of(decided(12, 0), Optional.empty(), later)).isEqualTo(new Conduct.Fine());
  }
}
