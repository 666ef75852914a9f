package org.recourse.casework.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardedClockTest {

  private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private Instant wall = BEGIN;
  private long nanos = 77;

  private GuardedClock clock = new GuardedClock(() -> wall, () -> nanos, Optional.empty());

  private ClockReading after(Duration elapsed) {
    wall = wall.plus(elapsed);
    nanos += elapsed.toNanos();
    return clock.read();
  }

  private void restart(ClockReading last, Duration away) {
    wall = wall.plus(away);
    nanos = -5;
    clock = new GuardedClock(() -> wall, () -> nanos, Optional.of(last));
  }

  @Test
  void bothClocksAgreeWhileNobodySetsThem() {
    ClockReading reading = after(Duration.ofHours(5));

    assertThat(reading.isAgreed()).isTrue();
    assertThat(reading.latest()).isEqualTo(BEGIN.plus(Duration.ofHours(5)));
  }

  @Test
  void aClockThatIsSetBackDelaysNothing() {
    wall = wall.minus(DAY);
    ClockReading reading = after(Duration.ofMinutes(1));

    assertThat(reading.latest()).isEqualTo(BEGIN.plus(Duration.ofMinutes(1)));
    assertThat(reading.isAgreed()).isFalse();
  }

  @Test
  void aReceiptNeverBearsTheLaterOfTwoTimes() {
    wall = wall.plus(DAY);
    nanos += 1;

    assertThat(clock.instant()).isEqualTo(BEGIN.plusNanos(1));
  }

  @Test
  void aClockThatWasSetForwardAndIsSetRightAgainLeavesNoTrace() {
    wall = wall.plus(DAY);
    assertThat(after(Duration.ofHours(1)).latest()).isEqualTo(BEGIN.plus(Duration.ofHours(25)));
    wall = wall.minus(DAY);

    assertThat(after(Duration.ofHours(1)).latest()).isEqualTo(BEGIN.plus(Duration.ofHours(2)));
  }

  @Test
  void aMachineThatSleptIsBelievedAfterSixHours() {
    wall = wall.plus(Duration.ofHours(8));
    assertThat(after(Duration.ofHours(1)).latest()).isEqualTo(wall);
    assertThat(clock.read().isAgreed()).isFalse();
    after(Duration.ofHours(6));

    assertThat(after(Duration.ofMinutes(1)).isAgreed()).isTrue();
    assertThat(clock.instant()).isEqualTo(wall);
  }

  @Test
  void aClockThatStaysBehindIsBelievedAfterFourDays() {
    wall = wall.minus(DAY);
    after(Duration.ofMinutes(1));

    assertThat(after(Duration.ofDays(3)).isAgreed()).isFalse();
    assertThat(after(DAY).isAgreed()).isTrue();
  }

  @Test
  void driftIsFollowedAndALeapSecondIsNoStep() {
    for (int minute = 0; minute < 60 * 24 * 30; minute++) {
      wall = wall.plus(Duration.ofMillis(3));
      assertThat(after(Duration.ofMinutes(1)).isAgreed()).isTrue();
    }
    wall = wall.minus(Duration.ofSeconds(1));
    assertThat(after(Duration.ofMinutes(1)).isAgreed()).isTrue();
    assertThat(after(Duration.ofMinutes(30)).ahead()).isLessThan(Duration.ofMillis(1));
  }

  @Test
  void aRestartWhileTheClockIsBehindLosesNothing() {
    wall = wall.minus(DAY);
    ClockReading last = after(Duration.ofMinutes(1));
    restart(last, Duration.ofSeconds(20));

    assertThat(clock.read().latest()).isEqualTo(BEGIN.plus(Duration.ofSeconds(80)));
  }

  @Test
  void aClockThatWasSetBackDuringARestartDelaysByTheRestartOnly() {
    ClockReading last = after(Duration.ofMinutes(1));
    wall = wall.minus(DAY);
    restart(last, Duration.ofSeconds(20));

    assertThat(clock.read().latest()).isEqualTo(BEGIN.plus(Duration.ofSeconds(60)));
  }

  @Test
  void aLongOutageIsTakenFromTheWallClock() {
    ClockReading last = after(Duration.ofMinutes(1));
    restart(last, Duration.ofDays(3));

    assertThat(clock.read().isAgreed()).isTrue();
    assertThat(clock.instant()).isEqualTo(wall);
  }
}
