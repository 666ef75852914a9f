package org.recourse.casework.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.NoticeId;

/// When two are needed, what may be contested, and which ground carries which outcome.
class ReviewRulesTest {

  private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

  private static Decision decision(Outcome outcome, Ground ground, Optional<Long> second) {
    ItemId item = new ItemId(NoticeId.random(new Random(1)), 1);
    return new Decision(item, outcome, ground, 1, second, false, AT, "");
  }

  @Test
  void removalOfNearCopiesAndOfChildrensPicturesNeedsTwo() {
    assertThat(isNeeded(Outcome.REMOVED, Ground.DECLARED, AgeInPicture.ADULT, 0))
        .isFalse();
    assertThat(isNeeded(Outcome.REMOVED, Ground.DECLARED, AgeInPicture.ADULT, 1))
        .isTrue();
    assertThat(isNeeded(Outcome.REMOVED, Ground.UNDER_18, AgeInPicture.UNDER_18, 0))
        .isTrue();
    assertThat(isNeeded(Outcome.DISABLED, Ground.DECLARED, AgeInPicture.ADULT, 3))
        .isFalse();
    assertThat(isNeeded(Outcome.REFUSED, Ground.CONSENT_SHOWN, AgeInPicture.ADULT, 0))
        .isTrue();
    assertThat(isNeeded(Outcome.REFUSED, Ground.NOT_INTIMATE, AgeInPicture.ADULT, 0))
        .isFalse();
  }

  private static boolean isNeeded(Outcome outcome, Ground ground, AgeInPicture age, int copies) {
    return SecondReview.isNeeded(outcome, ground, age, copies);
  }

  @ParameterizedTest
  @EnumSource
  void whatWaitsForASecondPersonIsOnlyHiddenMeanwhile(Outcome outcome) {
    assertThat(SecondReview.meanwhile(outcome))
        .isEqualTo(outcome.restricts() ? Outcome.DISABLED : outcome);
  }

  @Test
  void aboutOneDecisionOfTwentyIsSampled() {
    RandomGenerator random = new Random(20261121);
    long sampled =
        random.ints(10_000).filter(i -> SecondReview.isSampled(random)).count();
    assertThat(sampled).isBetween(400L, 600L);
  }

  @Test
  void requesterContestsRefusalsAndUploaderContestsRestrictions() {
    Decision refused = decision(Outcome.REFUSED, Ground.NOT_INTIMATE, Optional.empty());
    Decision removed = decision(Outcome.REMOVED, Ground.DECLARED, Optional.empty());

    assertThat(AppealRules.isOpen(refused, Appeal.By.REQUESTER, AT)).isTrue();
    assertThat(AppealRules.isOpen(refused, Appeal.By.UPLOADER, AT)).isFalse();
    assertThat(AppealRules.isOpen(removed, Appeal.By.UPLOADER, AT)).isTrue();
    assertThat(AppealRules.isOpen(removed, Appeal.By.REQUESTER, AT)).isFalse();
  }

  @Test
  void appealsAreOpenForAtLeastSixMonths() {
    Decision removed = decision(Outcome.REMOVED, Ground.DECLARED, Optional.empty());
    Instant last = AppealRules.openUntil(removed);

    assertThat(last).isAfterOrEqualTo(AT.plus(Duration.ofDays(184)));
    assertThat(AppealRules.isOpen(removed, Appeal.By.UPLOADER, last)).isTrue();
    assertThat(AppealRules.isOpen(removed, Appeal.By.UPLOADER, last.plusMillis(1)))
        .isFalse();
  }

  @Test
  void exceptionsOfTheLawAreContestedWithPriority() {
    assertThat(AppealRules.isExpedited(
            decision(Outcome.REFUSED, Ground.NOT_INTIMATE, Optional.empty()), Appeal.By.REQUESTER))
        .isTrue();
    assertThat(AppealRules.isExpedited(
            decision(Outcome.NOT_FOUND, Ground.NOT_LOCATED, Optional.empty()), Appeal.By.REQUESTER))
        .isFalse();
  }

  @Test
  void nobodyJudgesAnObjectionToTheirOwnDecision() {
    Decision decision = decision(Outcome.REMOVED, Ground.DECLARED, Optional.of(2L));

    assertThat(AppealRules.mayDecide(decision, 1)).isFalse();
    assertThat(AppealRules.mayDecide(decision, 2)).isFalse();
    assertThat(AppealRules.mayDecide(decision, 3)).isTrue();
  }

  @Test
  void decisionIsNotItsOwnSecondAndItsGroundFitsItsOutcome() {
    assertThatThrownBy(() -> decision(Outcome.REMOVED, Ground.DECLARED, Optional.of(1L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> decision(Outcome.REFUSED, Ground.DECLARED, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fewBitsAreTheSamePictureAndMoreAreANearOne() {
    assertThat(Likeness.at(Likeness.IDENTICAL_WITHIN)).isEqualTo(Likeness.IDENTICAL);
    assertThat(Likeness.at(Likeness.IDENTICAL_WITHIN + 1)).isEqualTo(Likeness.NEAR);
  }
}
