package org.recourse.casework.oversight;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Outcome;

/// Facts for tests.
final class Facts {

  static final ClockId REMOVE = new ClockId("US_TIDA.remove");
  static final Period YEAR = new Period(YearMonth.of(2026, 1), YearMonth.of(2026, 12));
  static final Instant AS_OF = Instant.parse("2027-01-15T00:00:00Z");

  private Facts() {}

  /// An item that was decided after some hours, with one clock of 48.
  static OutcomeFact decided(Instant receivedAt, Outcome outcome, Ground ground, int hours) {
    return new OutcomeFact(
        RegimeId.US_TIDA,
        receivedAt,
        true,
        false,
        Optional.of(outcome),
        Optional.of(ground),
        Optional.of(receivedAt.plus(Duration.ofHours(hours))),
        List.of(new OutcomeFact.ClockRun(REMOVE, receivedAt.plus(Duration.ofDays(2)))),
        0,
        0,
        List.of());
  }

  static List<OutcomeFact> random(Random random, int count, Period period) {
    List<OutcomeFact> facts = new ArrayList<>();
    List<YearMonth> months = period.months();
    for (int i = 0; i < count; i++) {
      YearMonth month =
          months.get((int) (months.size() * random.nextDouble() * random.nextDouble()));
      facts.add(random(
          random, month.atDay(1 + random.nextInt(28)).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
    return facts;
  }

  private static OutcomeFact random(Random random, Instant receivedAt) {
    RegimeId regime = random.nextInt(4) == 0 ? RegimeId.EU_DSA : RegimeId.US_TIDA;
    Outcome outcome = Outcome.values()[random.nextInt(10) < 7 ? 0 : random.nextInt(6)];
    boolean open = random.nextInt(15) == 0;
    int found = random.nextInt(8) == 0 ? random.nextInt(6) : 0;
    List<OutcomeFact.Appealed> appeals = random.nextInt(10) > 0
        ? List.of()
        : List.of(new OutcomeFact.Appealed(
            Appeal.By.values()[random.nextInt(2)],
            random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean())));
    return new OutcomeFact(
        regime,
        receivedAt,
        random.nextInt(5) > 0,
        random.nextInt(12) == 0,
        open ? Optional.empty() : Optional.of(outcome),
        open ? Optional.empty() : Optional.of(Ground.values()[random.nextInt(10)]),
        open
            ? Optional.empty()
            : Optional.of(receivedAt.plus(Duration.ofMinutes(random.nextInt(3200)))),
        List.of(new OutcomeFact.ClockRun(REMOVE, receivedAt.plus(Duration.ofDays(2)))),
        found,
        found == 0 ? 0 : random.nextInt(found + 1),
        appeals);
  }
}
