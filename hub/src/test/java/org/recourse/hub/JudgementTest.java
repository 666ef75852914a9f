package org.recourse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Orientation;

class JudgementTest {

  private static final EntryFacts CONFIRMED_TWICE =
      new EntryFacts(Standing.CONFIRMED, 2, false, false, Instant.EPOCH);

  @Test
  void onlyWhatAQuorumConfirmedIsActedUpon() {
    assertThat(Judgement.of(BankPolicy.USUAL, match(CONFIRMED_TWICE), true, false))
        .isEqualTo(new Judgement.Act());
  }

  @Test
  void whatOneSourceConfirmedIsReviewed() {
    assertThat(judged(new EntryFacts(Standing.CONFIRMED, 1, false, false, Instant.EPOCH)))
        .isEqualTo(review(ReviewReason.BELOW_QUORUM));
  }

  @Test
  void whatWasOnlyProposedIsReviewed() {
    assertThat(judged(new EntryFacts(Standing.PROPOSED, 0, false, false, Instant.EPOCH)))
        .isEqualTo(review(ReviewReason.UNCONFIRMED, ReviewReason.BELOW_QUORUM));
  }

  @Test
  void whatIsDisputedOrQuarantinedIsReviewed() {
    assertThat(judged(new EntryFacts(Standing.CONFIRMED, 3, true, true, Instant.EPOCH)))
        .isEqualTo(review(ReviewReason.DISPUTED, ReviewReason.QUARANTINED));
  }

  @Test
  void aPictureThatShowsTooLittleIsReviewed() {
    assertThat(Judgement.of(BankPolicy.USUAL, match(CONFIRMED_TWICE), false, false))
        .isEqualTo(review(ReviewReason.LOW_QUALITY));
  }

  @Test
  void aReviewBankNeverActs() {
    BankPolicy policy = new BankPolicy(BankPurpose.REVIEW, 64, 1, FloodLimit.USUAL);
    assertThat(Judgement.of(policy, match(CONFIRMED_TWICE), true, false))
        .isEqualTo(review(ReviewReason.REVIEW_BANK));
  }

  @Test
  void aNegativeBankTakesTheForceFromEveryMatch() {
    BankPolicy negative = new BankPolicy(BankPurpose.NEGATIVE, 31, 1, FloodLimit.USUAL);
    assertThat(Judgement.of(negative, match(CONFIRMED_TWICE), true, false))
        .isEqualTo(new Judgement.Vetoed());
    assertThat(Judgement.of(BankPolicy.USUAL, match(CONFIRMED_TWICE), true, true))
        .isEqualTo(new Judgement.Vetoed());
  }

  @Test
  void aWideRadiusIsForReviewBanksOnly() {
    assertThatThrownBy(() -> new BankPolicy(BankPurpose.ACTION, 32, 2, FloodLimit.USUAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("radius must be 0 to 31: 32");
  }

  @Test
  void whatHoldsMoreThanTheEntryIsReviewed() {
    LiveMatch part = match(CONFIRMED_TWICE)
        .as(Resemblance.within(
            Resemblance.By.REGION, List.of(0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9)));
    assertThat(Judgement.of(BankPolicy.USUAL, part, true, false))
        .isEqualTo(review(ReviewReason.CHANGED_COPY));
  }

  private static LiveMatch match(EntryFacts facts) {
    return new LiveMatch(
        new BankId(1), new EntryId(1), SignalType.PDQ, 3, Orientation.UPRIGHT, facts);
  }

  private static Judgement judged(EntryFacts facts) {
    return Judgement.of(BankPolicy.USUAL, match(facts), true, false);
  }

  private static Judgement review(ReviewReason... reasons) {
    return new Judgement.Review(Set.of(reasons));
  }
}
