package org.recourse.casework.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExposureBudgetTest {

  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  private static final ExposureBudget BUDGET = new ExposureBudget(6, 3, Duration.ofMinutes(15));

  private static Instant at(int minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  private static List<Instant> looks(int... minutes) {
    return IntStream.of(minutes).mapToObj(ExposureBudgetTest::at).toList();
  }

  @Test
  void whoHasNotLookedHasEverything() {
    assertThat(BUDGET.left(List.of(), START)).isEqualTo(new ExposureBudget.Left.Looks(6, 3));
  }

  @Test
  void afterARowABreakIsForcedAndEndsAfterItsTime() {
    assertThat(BUDGET.left(looks(0, 1, 2), at(3)))
        .isEqualTo(new ExposureBudget.Left.OnBreak(at(17)));
    assertThat(BUDGET.left(looks(0, 1, 2), at(17))).isEqualTo(new ExposureBudget.Left.Looks(3, 3));
  }

  @Test
  void whoRestedByHerselfBeginsANewRow() {
    assertThat(BUDGET.left(looks(0, 1), at(16))).isEqualTo(new ExposureBudget.Left.Looks(4, 3));
    assertThat(BUDGET.left(looks(0, 1, 20), at(21))).isEqualTo(new ExposureBudget.Left.Looks(3, 2));
  }

  @Test
  void dayEndsWhenItsFirstLookIsTwentyFourHoursAgo() {
    List<Instant> looks = looks(0, 30, 60, 90, 120, 150);
    assertThat(BUDGET.left(looks, at(200))).isEqualTo(new ExposureBudget.Left.Spent(at(24 * 60)));
    assertThat(BUDGET.left(looks, at(24 * 60))).isEqualTo(new ExposureBudget.Left.Looks(1, 3));
  }

  @Test
  void budgetWithoutALookIsNone() {
    assertThatThrownBy(() -> new ExposureBudget(0, 1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
