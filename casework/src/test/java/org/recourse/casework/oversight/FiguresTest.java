package org.recourse.casework.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Outcome;

class FiguresTest {

  private static final Instant MARCH = Instant.parse("2026-03-10T00:00:00Z");

  private static FigureKey year(Count count) {
    return new FigureKey(
        RegimeId.US_TIDA,
        Optional.empty(),
        count.isOfAClock() ? Optional.of(Facts.REMOVE) : Optional.empty(),
        count);
  }

  @Test
  void itemsAreCountedByWhatBecameOfThem() {
    List<OutcomeFact> facts = List.of(
        Facts.decided(MARCH, Outcome.REMOVED, Ground.DECLARED, 10),
        Facts.decided(MARCH, Outcome.REMOVED, Ground.SEEN, 49),
        Facts.decided(MARCH, Outcome.REFUSED, Ground.NOT_INTIMATE, 20),
        Facts.decided(MARCH.plus(Duration.ofDays(40)), Outcome.NOT_FOUND, Ground.GONE, 1));
    Figures figures = Figures.of(Facts.YEAR, facts, Facts.AS_OF);

    assertThat(figures.count(year(Count.REQUESTS))).isEqualTo(4);
    assertThat(figures.count(year(Count.REMOVED))).isEqualTo(2);
    assertThat(figures.count(year(Count.REFUSED_NOT_INTIMATE))).isEqualTo(1);
    assertThat(figures.count(year(Count.NOT_LATE))).isEqualTo(3);
    assertThat(figures.count(year(Count.LATE))).isEqualTo(1);
    assertThat(figures.count(new FigureKey(
            RegimeId.US_TIDA,
            Optional.of(YearMonth.of(2026, 3)),
            Optional.empty(),
            Count.REQUESTS)))
        .isEqualTo(3);
  }

  @Test
  void anOpenItemIsABreachOnlyAfterItsClockHasEnded() {
    OutcomeFact open = new OutcomeFact(
        RegimeId.US_TIDA,
        MARCH,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(new OutcomeFact.ClockRun(Facts.REMOVE, MARCH.plus(Duration.ofDays(2)))),
        0,
        0,
        List.of());

    assertThat(Figures.of(Facts.YEAR, List.of(open), MARCH.plus(Duration.ofDays(2)))
            .count(year(Count.NOT_LATE)))
        .isEqualTo(1);
    assertThat(Figures.of(Facts.YEAR, List.of(open), MARCH.plus(Duration.ofDays(3)))
            .count(year(Count.LATE)))
        .isEqualTo(1);
  }

  @Test
  void everySumHoldsWhateverHappened() {
    Random random = new Random(5);
    for (int run = 0; run < 20; run++) {
      Figures figures = Figures.of(Facts.YEAR, Facts.random(random, 300, Facts.YEAR), Facts.AS_OF);
      for (RegimeId regime : figures.regimes()) {
        for (Suppression.Sum<FigureKey> sum : figures.sums(regime)) {
          assertThat(sum.parts().stream().mapToLong(figures::count).sum())
              .as("seed 5: %s", sum.total())
              .isEqualTo(figures.count(sum.total()));
        }
      }
    }
  }

  @Test
  void whatCameInOutsideOfThePeriodIsNotCounted() {
    Instant before = Instant.parse("2025-12-31T23:59:59Z");

    assertThat(Figures.of(
                Facts.YEAR,
                List.of(Facts.decided(before, Outcome.REMOVED, Ground.SEEN, 1)),
                Facts.AS_OF)
            .regimes())
        .isEmpty();
  }

  @Test
  void theShareInTimeIsOfThoseThatWereDecided() {
    List<OutcomeFact> facts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      facts.add(Facts.decided(MARCH, Outcome.REMOVED, Ground.SEEN, i < 30 ? 10 : 60));
    }
    Figures figures = Figures.of(Facts.YEAR, facts, Facts.AS_OF);

    assertThat(figures.shareNotLate(RegimeId.US_TIDA, Optional.empty(), Facts.REMOVE))
        .isEqualTo(0.75);
  }

  @Test
  void timesAreThoseThatWereTaken() {
    Times times =
        Times.of(IntStream.rangeClosed(1, 10).mapToObj(Duration::ofHours).toList());

    assertThat(times)
        .isEqualTo(new Times(10, Duration.ofHours(5), Duration.ofHours(9), Duration.ofHours(10)));
    assertThat(Times.of(List.of()).count()).isZero();
  }

  @Test
  void timesOfFewItemsAreNotPublished() {
    assertThat(ShownTimes.of(Times.of(hours(9))).medianHours()).isEmpty();
    assertThat(ShownTimes.of(Times.of(hours(10))).medianHours()).hasValue(5);
    assertThat(ShownTimes.of(Times.of(hours(19))).worstHours()).isEmpty();
    assertThat(ShownTimes.of(Times.of(hours(21))).worstHours()).hasValue(25);
  }

  private static List<Duration> hours(int count) {
    List<Duration> hours = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      hours.add(Duration.ofHours(i));
    }
    return hours;
  }

  @Test
  void aFactMustNotContradictItself() {
    assertThatThrownBy(() -> new OutcomeFact(
            RegimeId.US_TIDA,
            MARCH,
            true,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            1,
            2,
            List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Period(YearMonth.of(2026, 2), YearMonth.of(2026, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new FigureKey(RegimeId.US_TIDA, Optional.empty(), Optional.empty(), Count.LATE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
