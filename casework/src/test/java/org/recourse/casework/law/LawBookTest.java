package org.recourse.casework.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LawBookTest {

  private static final LawBook BOOK = LawBook.standard();

  /// Every clock of the table of clocks, with its numbers.
  @ParameterizedTest
  @CsvSource({
    "US_TIDA.remove, FIXED_HOURS, 48, 0, notice.received_at",
    "UK_OSA.takedown, FIXED_HOURS, 48, 0, notice.received_at",
    "UK_SEARCH.delist, FIXED_HOURS, 48, 0, notice.received_at",
    "AU_OSA.comply, FIXED_HOURS, 24, 0, regulator_notice.given_at",
    "IN_IT.nudity, FIXED_HOURS, 2, 0, complaint.received_at",
    "IN_IT.order, FIXED_HOURS, 3, 0, order.received_at",
    "CN_PSPO.decide, FIXED_HOURS, 72, 24, court.accepted_at",
    "CN_PSPO.review, DAYS, 5, 0, ruling.effective_at",
    "CN_PSPO.expires, MONTHS, 6, 0, order.made_at",
    "EU_DSA.ack, QUALITATIVE, 0, 0, notice.received_at",
    "EU_DSA.decide, QUALITATIVE, 48, 0, notice.received_at",
    "EU_DSA.complaint_window, MONTHS, 6, 0, decision.notified_at",
    "US_DMCA.restore, BUSINESS_DAYS, 10, 14, counter_notice.received_at",
    "KR_TBA.remove, QUALITATIVE, 24, 0, notice.received_at",
    "CN_CIVIL.measure, QUALITATIVE, 24, 0, notice.received_at",
    "US_2258A.preserve, YEARS, 1, 0, report.submitted_at",
    "UK_CSEA.ref_retain, YEARS, 5, 0, report.submitted_at",
    "UK_CSEA.content_retain, YEARS, 1, 0, report.submitted_at",
    "TW.retain, DAYS, 180, 0, content.restricted_at",
  })
  void everyClockOfTheTableIsThereWithItsNumbers(
      String id, ClockKind kind, int first, int second, String start) {
    Clock clock = Clocks.named(new ClockId(id));

    assertThat(clock.allowance().kind()).isEqualTo(kind);
    assertThat(numbers(clock.allowance())).containsExactly(first, second);
    assertThat(clock.start().code()).isEqualTo(start);
  }

  private static int[] numbers(Allowance allowance) {
    return switch (allowance) {
      case Allowance.FixedHours a -> new int[] {a.hours(), a.urgentHours().orElse(0)};
      case Allowance.Qualitative a -> new int[] {a.targetHours(), 0};
      case Allowance.Days a -> new int[] {a.count(), 0};
      case Allowance.BusinessDays a -> new int[] {a.least(), a.most()};
      case Allowance.Months a -> new int[] {a.count(), 0};
      case Allowance.Years a -> new int[] {a.count(), 0};
    };
  }

  @ParameterizedTest
  @CsvSource({
    "EU_DSA.ack, without undue delay",
    "EU_DSA.decide, timely",
    "KR_TBA.remove, 지체 없이",
    "CN_CIVIL.measure, 及时"
  })
  void theWordOfTheLawIsKeptInItsLanguage(String id, String word) {
    assertThat(Clocks.named(new ClockId(id)).allowance())
        .isInstanceOfSatisfying(
            Allowance.Qualitative.class,
            allowance -> assertThat(allowance.word()).isEqualTo(word));
  }

  @ParameterizedTest
  @EnumSource
  void everyRegimeIsQuotedSourcedAndReviewedWithinHalfAYear(RegimeId id) {
    Provenance provenance = BOOK.regime(id).provenance();

    assertThat(provenance.quote()).isNotBlank();
    assertThat(provenance.source()).isNotBlank();
    assertThat(provenance.reviewAfter()).isAfter(provenance.verifiedOn());
    assertThat(provenance.reviewAfter())
        .isBeforeOrEqualTo(provenance.verifiedOn().plusDays(183));
  }

  @ParameterizedTest
  @EnumSource
  void noRegimeHasThePictureItselfSent(RegimeId id) {
    assertThat(needs(id)).containsEntry(Element.IMAGE_BYTES, Need.OMIT);
  }

  @ParameterizedTest
  @EnumSource
  void everyRegimeSaysWhoLearnsWhoNotified(RegimeId id) {
    assertThat(BOOK.regime(id).exposures()).containsOnlyKeys(Audience.values());
  }

  @Test
  void theTwoRoutesThatTellTheUploaderSaySo() {
    assertThat(BOOK.regime(RegimeId.CN_CIVIL).exposure(Audience.UPLOADER).degree())
        .isEqualTo(Exposure.Degree.ALWAYS);
    assertThat(BOOK.regime(RegimeId.US_DMCA).exposure(Audience.UPLOADER).degree())
        .isEqualTo(Exposure.Degree.USUALLY);
    assertThat(BOOK.regime(RegimeId.US_TIDA).exposure(Audience.UPLOADER).degree())
        .isEqualTo(Exposure.Degree.NEVER);
  }

  @Test
  void identicalCopiesUnderOneLawAreSubstantiallyTheSameUnderAnother() {
    assertThat(BOOK.regime(RegimeId.US_TIDA).matchPolicy()).isEqualTo(MatchPolicy.IDENTICAL_COPIES);
    assertThat(BOOK.regime(RegimeId.UK_OSA).matchPolicy())
        .isEqualTo(MatchPolicy.SUBSTANTIALLY_SAME);
  }

  @Test
  void aTakeItDownRequestLacksExactlyWhatTheStatuteLists() {
    assertThat(BOOK.regime(RegimeId.US_TIDA).missing(Set.of(), Capacity.SELF))
        .containsExactly(
            Element.NOTIFIER_CAPACITY,
            Element.NOTIFIER_SIGNATURE,
            Element.NOTIFIER_CONTACT,
            Element.ITEM_LOCATOR,
            Element.STATEMENT_NONCONSENT,
            Element.STATEMENT_GOOD_FAITH,
            Element.REQUESTED_MEASURE);
  }

  @Test
  void aCompleteNoticeLacksNothing() {
    Regime uk = BOOK.regime(RegimeId.UK_OSA);
    EnumSet<Element> given = EnumSet.noneOf(Element.class);
    uk.missing(given, Capacity.SELF).forEach(given::add);

    assertThat(given).doesNotContain(Element.NOTIFIER_NAME);
    assertThat(uk.missing(given, Capacity.SELF)).isEmpty();
  }

  @Test
  void onlyAnAgentMustShowAPowerOfAttorney() {
    Regime china = BOOK.regime(RegimeId.CN_CIVIL);

    assertThat(china.missing(Set.of(), Capacity.SELF)).doesNotContain(Element.AUTHORITY_DOCUMENT);
    assertThat(china.missing(Set.of(), Capacity.AUTHORISED)).contains(Element.AUTHORITY_DOCUMENT);
  }

  @Test
  void aNoticeAboutAChildNeedsNoNameInTheUnion() {
    assertThat(needs(RegimeId.EU_DSA))
        .containsEntry(Element.NOTIFIER_NAME, Need.OPTIONAL_UNLESS_MINOR)
        .containsEntry(Element.NOTIFIER_CONTACT, Need.OPTIONAL_UNLESS_MINOR);
  }

  private static Map<Element, Need> needs(RegimeId id) {
    return BOOK.regime(id).requirements().values().stream()
        .collect(Collectors.toMap(Requirement::element, Requirement::need));
  }

  @Test
  void anyoneMayNotifyInTheUnionButNotInKorea() {
    assertThat(BOOK.regime(RegimeId.EU_DSA).admits(Capacity.BODY)).isTrue();
    assertThat(BOOK.regime(RegimeId.KR_TBA).admits(Capacity.ANYONE)).isFalse();
  }

  @Test
  void anIncompleteNoticeUnderThreeRegimesIsDueAtTheEarliestOfItsClocks() {
    Instant received = Instant.parse("2026-11-21T10:15:30Z");
    Deadlines deadlines = Deadlines.none();
    for (RegimeId id : List.of(RegimeId.US_TIDA, RegimeId.UK_OSA, RegimeId.IN_IT)) {
      deadlines = deadlines.plus(BOOK.regime(id).onNotice(received));
    }

    assertThat(deadlines.all()).hasSize(3);
    assertThat(deadlines.dueAt()).contains(Instant.parse("2026-11-21T12:15:30Z"));
    assertThat(deadlines.of(new ClockId("US_TIDA.remove")).orElseThrow().dueAt())
        .isEqualTo("2026-11-23T10:15:30Z");
  }

  @Test
  void entriesAreDueForReviewOnTheirDayAndTheLongestOverdueComesFirst() {
    assertThat(BOOK.regimesDueForReview(LocalDate.of(2026, 12, 28))).isEmpty();
    assertThat(BOOK.regimesDueForReview(LocalDate.of(2026, 12, 29)))
        .extracting(Regime::id)
        .containsExactly(RegimeId.CN_CAC);
    assertThat(BOOK.regimesDueForReview(LocalDate.of(2027, 3, 29)))
        .hasSize(RegimeId.values().length)
        .first()
        .extracting(Regime::id)
        .isEqualTo(RegimeId.CN_CAC);
  }

  @Test
  void theDirectiveIsNotInForceBeforeItIsTransposed() {
    Regime directive = BOOK.regime(RegimeId.EU_VAW);
    Instant first =
        LocalDate.of(2027, 6, 14).atStartOfDay(directive.workingDays().zone()).toInstant();

    assertThat(directive.isInForceAt(first.minusMillis(1))).isFalse();
    assertThat(directive.isInForceAt(first)).isTrue();
  }

  @Test
  void aRegimeRefusesTheClockOfAnother() {
    assertThatThrownBy(() -> BOOK.regime(RegimeId.UK_OSA)
            .deadline(new ClockId("US_TIDA.remove"), Instant.EPOCH, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
