package org.recourse.casework.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

  private static final long SEED = 20261121;
  private static final LawBook BOOK = LawBook.standard();

  /// Each: the clock, when it started, before when the act is too early (or -), when it ends.
  @ParameterizedTest
  @CsvSource({
    // 48 hours are 48 hours, whatever the day
    "US_TIDA.remove, 2026-11-21T10:15:30Z, -, 2026-11-23T10:15:30Z",
    // received on a Friday evening before a long weekend
    "US_TIDA.remove, 2026-11-27T23:00:00-05:00, -, 2026-11-29T23:00:00-05:00",
    // British summer time ends in between: 48 hours end at 11:00, not at 12:00
    "UK_OSA.takedown, 2026-10-24T12:00+01:00, -, 2026-10-26T11:00:00Z",
    // and begins: 48 hours end at 13:00
    "UK_OSA.takedown, 2026-03-28T12:00:00Z, -, 2026-03-30T13:00:00+01:00",
    "UK_SEARCH.delist, 2026-10-24T12:00+01:00, -, 2026-10-26T11:00:00Z",
    "AU_OSA.comply, 2026-10-03T20:00:00+10:00, -, 2026-10-04T21:00:00+11:00",
    "IN_IT.nudity, 2026-02-20T23:30:00+05:30, -, 2026-02-21T01:30:00+05:30",
    "IN_IT.order, 2026-02-20T23:30:00+05:30, -, 2026-02-21T02:30:00+05:30",
    "CN_PSPO.decide, 2026-01-01T09:00:00+08:00, -, 2026-01-04T09:00:00+08:00",
    "CN_PSPO.review, 2026-01-01T09:00:00+08:00, -, 2026-01-06T09:00:00+08:00",
    // an order is not believed to hold longer than it does: to the moment, and the shorter month
    "CN_PSPO.expires, 2026-08-31T09:00:00+08:00, -, 2027-02-28T09:00:00+08:00",
    "EU_DSA.ack, 2026-11-21T10:15:30Z, -, 2026-11-21T10:15:30Z",
    "EU_DSA.decide, 2026-11-21T10:15:30Z, -, 2026-11-23T10:15:30Z",
    // a window lasts to the end of its last day, in Brussels; the shorter month; the leap day
    "EU_DSA.complaint_window, 2026-11-21T10:15:30Z, -, 2027-05-22T00:00:00+02:00",
    "EU_DSA.complaint_window, 2026-08-31T12:00:00Z, -, 2027-03-01T00:00:00+01:00",
    "EU_DSA.complaint_window, 2027-08-31T12:00:00Z, -, 2028-03-01T00:00:00+01:00",
    // the day in Brussels is the next one already
    "EU_DSA.complaint_window, 2026-11-21T23:30:00Z, -, 2027-05-23T00:00:00+02:00",
    // Thanksgiving is free: Nov 24, 25, 27, 30, Dec 1 to 4, 7, 8 are ten; 9, 10, 11, 14 fourteen
    "US_DMCA.restore, 2026-11-23T10:00:00-05:00, 2026-12-09T00:00:00-05:00, 2026-12-15T00:00:00-05:00",
    // received on a Saturday; Christmas (Friday) and New Year (Friday) are free
    "US_DMCA.restore, 2026-12-19T10:00:00-05:00, 2027-01-06T00:00:00-05:00, 2027-01-12T00:00:00-05:00",
    // Independence Day 2026 is a Saturday: the Friday before is free
    "US_DMCA.restore, 2026-06-25T10:00:00-04:00, 2026-07-11T00:00:00-04:00, 2026-07-17T00:00:00-04:00",
    "CN_CAC.answer, 2026-11-20T10:00:00+08:00, 2026-11-26T00:00:00+08:00, 2026-11-28T00:00:00+08:00",
    "KR_TBA.remove, 2026-11-21T10:15:30Z, -, 2026-11-22T10:15:30Z",
    "CN_CIVIL.measure, 2026-11-21T10:15:30Z, -, 2026-11-22T10:15:30Z",
    "US_2258A.preserve, 2028-02-29T10:00:00-05:00, -, 2029-03-01T00:00:00-05:00",
    "UK_CSEA.ref_retain, 2026-04-07T10:00:00Z, -, 2031-04-08T00:00:00+01:00",
    "UK_CSEA.content_retain, 2026-04-07T10:00:00Z, -, 2027-04-08T00:00:00+01:00",
    "TW.retain, 2026-01-01T00:00:00+08:00, -, 2026-06-30T00:00:00+08:00",
  })
  void clocksEndWhenTheLawSays(String clock, String start, String notBefore, String due) {
    Instant startedAt = OffsetDateTime.parse(start).toInstant();
    ClockId id = new ClockId(clock);
    Deadline deadline = BOOK.regime(Clocks.named(id).regime()).deadline(id, startedAt, false);

    assertThat(deadline.dueAt()).isEqualTo(OffsetDateTime.parse(due).toInstant());
    assertThat(deadline.notBefore())
        .isEqualTo(
            notBefore.equals("-") ? startedAt : OffsetDateTime.parse(notBefore).toInstant());
  }

  @Test
  void anUrgentMatterHasTheShorterTimeWhereTheLawKnowsOne() {
    Regime orders = BOOK.regime(RegimeId.CN_PSPO);
    Instant at = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(orders.deadline(new ClockId("CN_PSPO.decide"), at, true).dueAt())
        .isEqualTo("2026-01-02T00:00:00Z");
    assertThat(BOOK.regime(RegimeId.US_TIDA)
            .deadline(new ClockId("US_TIDA.remove"), at, true)
            .dueAt())
        .isEqualTo("2026-01-03T00:00:00Z");
  }

  @Test
  void noSequenceOfEventsMovesADutyLaterOrCutsAWindowShort() {
    Random random = new Random(SEED);
    for (int run = 0; run < 2_000; run++) {
      Deadlines now = Deadlines.none();
      for (int step = 0; step < 12; step++) {
        Deadlines before = now;
        now = now.plus(randomDeadline(random));
        for (Deadline was : before.all()) {
          Deadline is = now.of(was.clock()).orElseThrow();
          if (was.purpose().isDuty()) {
            assertThat(is.dueAt()).as("seed %d", SEED).isBeforeOrEqualTo(was.dueAt());
          } else {
            assertThat(is.dueAt()).as("seed %d", SEED).isAfterOrEqualTo(was.dueAt());
          }
        }
        Optional<Instant> wasDue = before.dueAt();
        if (wasDue.isPresent()) {
          assertThat(now.dueAt().orElseThrow())
              .as("seed %d", SEED)
              .isBeforeOrEqualTo(wasDue.orElseThrow());
        }
      }
    }
  }

  @Test
  void theOrderInWhichDeadlinesAreLearnedChangesNothing() {
    Random random = new Random(SEED);
    for (int run = 0; run < 500; run++) {
      List<Deadline> deadlines = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        deadlines.add(randomDeadline(random));
      }
      List<Deadline> expected = Deadlines.of(deadlines).all();
      java.util.Collections.shuffle(deadlines, random);

      assertThat(Deadlines.of(deadlines).all())
          .as("seed %d", SEED)
          .extracting(Deadline::clock, Deadline::dueAt)
          .containsExactlyInAnyOrderElementsOf(expected.stream()
              .map(d -> org.assertj.core.groups.Tuple.tuple(d.clock(), d.dueAt()))
              .toList());
    }
  }

  private static Deadline randomDeadline(Random random) {
    List<Clock> clocks = BOOK.regimes().stream()
        .flatMap(regime -> regime.clocks().values().stream())
        .sorted(java.util.Comparator.comparing(clock -> clock.id().code()))
        .toList();
    Clock clock = clocks.get(random.nextInt(clocks.size()));
    Instant at = Instant.ofEpochSecond(1_780_000_000L + random.nextInt(40_000_000));
    return BOOK.regime(clock.regime()).deadline(clock.id(), at, random.nextBoolean());
  }

  @Test
  void aTimeThatIsGivenIsNoDuty() {
    Instant at = Instant.parse("2026-11-21T00:00:00Z");
    Deadlines deadlines = BOOK.regime(RegimeId.EU_DSA).on(ClockStart.DECISION_NOTIFIED, at);

    assertThat(deadlines.all()).hasSize(1);
    assertThat(deadlines.earliest()).isEmpty();
  }

  @Test
  void theOperatorsTargetIsToldFromTheLaw() {
    Instant at = Instant.parse("2026-11-21T00:00:00Z");

    assertThat(
            BOOK.regime(RegimeId.KR_TBA).onNotice(at).earliest().orElseThrow().bound())
        .isEqualTo(Bound.OPERATOR_TARGET);
    assertThat(
            BOOK.regime(RegimeId.US_TIDA).onNotice(at).earliest().orElseThrow().bound())
        .isEqualTo(Bound.LAW);
  }

  @Test
  void deadlinesOfDifferentClocksAreNotMerged() {
    Instant at = Instant.parse("2026-11-21T00:00:00Z");
    Deadline us = BOOK.regime(RegimeId.US_TIDA).onNotice(at).earliest().orElseThrow();
    Deadline uk = BOOK.regime(RegimeId.UK_OSA).onNotice(at).earliest().orElseThrow();

    assertThatThrownBy(() -> us.merge(uk)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"HALF, 24", "THREE_QUARTERS, 36", "LAST_CALL, 44", "BREACHED, 48"})
  void of48HoursStaffAreWarnedAfter24And36And44(Alert alert, int hours) {
    Instant at = Instant.parse("2026-11-21T10:15:30Z");

    assertThat(alert.at(at, at.plus(Duration.ofDays(2))))
        .isEqualTo(at.plus(Duration.ofHours(hours)));
  }

  @Test
  void alertsThatWereRaisedAreNotOwedAgain() {
    Instant at = Instant.parse("2026-11-21T00:00:00Z");
    OpenDeadline open = new OpenDeadline(
        new DeadlineId("1"), at, at.plus(Duration.ofDays(2)), EnumSet.of(Alert.HALF));

    assertThat(open.owedAt(at.plus(Duration.ofHours(35)))).isEmpty();
    assertThat(open.owedAt(at.plus(Duration.ofHours(50))))
        .containsExactly(Alert.THREE_QUARTERS, Alert.LAST_CALL, Alert.BREACHED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, true", "2026-01-19, true", "2026-02-16, true", "2026-05-25, true",
    "2026-06-19, true", "2026-07-03, true", "2026-07-06, false", "2026-09-07, true",
    "2026-10-12, true", "2026-11-11, true", "2026-11-26, true", "2026-11-27, false",
    "2026-12-25, true", "2027-07-05, true", "2027-12-31, true", "2028-01-03, false",
    "2022-12-26, true", "2023-01-02, true", "2026-03-16, false", "2026-08-03, false"
  })
  void federalHolidaysAreThoseOfTheStatute(LocalDate day, boolean free) {
    WorkingDays days = BOOK.regime(RegimeId.US_DMCA).workingDays();

    assertThat(days.contains(day)).isEqualTo(!free);
  }

  @Test
  void aDayThatAGovernmentMovedIsTheOperatorsToAdd() {
    WorkingDays china = new WorkingDays(
        java.time.ZoneId.of("Asia/Shanghai"),
        false,
        Set.of(LocalDate.of(2026, 10, 1)),
        Set.of(LocalDate.of(2026, 10, 10)));

    assertThat(china.contains(LocalDate.of(2026, 10, 1))).isFalse();
    assertThat(china.contains(LocalDate.of(2026, 10, 10))).isTrue();
    assertThat(china.contains(LocalDate.of(2026, 10, 11))).isFalse();
  }
}
