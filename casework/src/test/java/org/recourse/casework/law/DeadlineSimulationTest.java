package org.recourse.casework.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineSimulationTest {

  private static final long MINUTE = 60 * SimulatedWorld.SECOND;

  /// Thirty days over both ends of summer time, 10,000 cases, 200 crashes, the clock set
  /// forward and back by a day for minutes and for hours, and two leap seconds.
  @ParameterizedTest
  @ValueSource(longs = {20261121, 3})
  void noAlertIsMissedDoubledOrAMinuteLateOverThirtyDays(long seed) {
    SimulatedWorld world = new SimulatedWorld(seed);
    world.receiveCases(10_000, 30);
    world.crash(200, 30);
    world.setWallClock(3, 0.2, 86_400);
    world.setWallClock(6, 8, -86_400);
    world.setWallClock(12, 5, 86_400);
    world.setWallClock(19, 9, 86_400);
    world.setWallClock(26, 0.5, -86_400);
    world.setWallClock(1, 20, 1);
    world.setWallClock(24, 20, -1);
    world.run(34);

    Seen seen = look(world);

    System.out.printf(
        "seed %d: %d cases, %d alerts, %d crashes, %d steps; missed %d, doubled %d, handed out again and dropped %d, latest %.1f s,"
            + " early while the wall clock was or had been false %d (at most %.1f h)%n",
        seed,
        world.truths.size(),
        world.recordedCount,
        world.crashCount,
        world.stepCount,
        seen.missed,
        seen.doubled,
        world.deliveredTwiceCount,
        seen.latest / 1e9,
        seen.early,
        seen.earliest / 3.6e12);
    assertThat(world.truths).hasSize(10_000);
    assertThat(world.crashCount).isEqualTo(200);
    assertThat(seen.missed).isZero();
    assertThat(seen.doubled).isZero();
    assertThat(seen.afterClosing).isZero();
    assertThat(seen.latest).isLessThanOrEqualTo(MINUTE);
    assertThat(seen.earlyWithoutCause).isZero();
    assertThat(seen.earliest).isLessThanOrEqualTo(49 * 60 * MINUTE);
    assertThat(world.received).hasSize(world.recordedCount);
  }

  @Test
  void withoutAnyFalseTimeNoAlertIsEarly() {
    SimulatedWorld world = new SimulatedWorld(7);
    world.receiveCases(2_000, 10);
    world.crash(50, 10);
    world.run(14);

    Seen seen = look(world);

    assertThat(seen.missed).isZero();
    assertThat(seen.early).isZero();
    assertThat(seen.latest).isLessThanOrEqualTo(MINUTE);
  }

  private static final class Seen {
    int missed;
    int doubled;
    int early;
    int earlyWithoutCause;
    int afterClosing;
    long latest;
    long earliest;
  }

  private static Seen look(SimulatedWorld world) {
    Seen seen = new Seen();
    int raised = 0;
    for (SimulatedWorld.Truth truth : world.truths.values()) {
      for (Alert alert : Alert.values()) {
        look(world, truth, alert, seen);
      }
      raised += truth.raisedAt.size();
    }
    seen.doubled = world.recordedCount - raised;
    return seen;
  }

  private static void look(
      SimulatedWorld world, SimulatedWorld.Truth truth, Alert alert, Seen seen) {
    long owedAt = SimulatedWorld.owedAt(truth, alert);
    Long at = truth.raisedAt.get(alert);
    if (at == null) {
      seen.missed += owedAt + MINUTE < truth.closedAt ? 1 : 0;
      return;
    }
    seen.afterClosing += at > truth.closedAt ? 1 : 0;
    seen.latest = Math.max(seen.latest, at - owedAt);
    long early = owedAt - at;
    if (early > 3 * SimulatedWorld.SECOND) {
      seen.early++;
      seen.earliest = Math.max(seen.earliest, early);
      seen.earlyWithoutCause += world.wasWallFalse(truth, alert) ? 0 : 1;
    }
  }
}
