package org.recourse.casework.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Element;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.law.Regime;
import org.recourse.casework.law.RegimeId;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;

class NoticeClocksTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:15:30Z");

  private static final List<Regime> LAWS = List.of(
      regime(RegimeId.US_TIDA),
      regime(RegimeId.UK_OSA),
      regime(RegimeId.EU_DSA),
      regime(RegimeId.KR_TBA),
      regime(RegimeId.EU_VAW));

  private static Regime regime(RegimeId id) {
    return LawBook.standard().regime(id);
  }

  private static NoticeContent empty(Capacity capacity) {
    return new NoticeContent(
        new Notifier(capacity, "", "", ""),
        AgeInPicture.ADULT,
        List.of(new ReportedItem("", "", ItemKind.UNKNOWN, List.of())),
        new Declarations(false, "", false, false, false),
        "en");
  }

  private static NoticeContent complete() {
    return new NoticeContent(
        new Notifier(Capacity.SELF, "A. Requester", "a@example.org", "A. Requester"),
        AgeInPicture.ADULT,
        List.of(new ReportedItem("https://a.example/1", "", ItemKind.AUTHENTIC, List.of())),
        new Declarations(true, "", true, true, true),
        "en");
  }

  private static List<RegimeId> running(List<Deadline> deadlines) {
    return deadlines.stream().map(Deadline::regime).distinct().sorted().toList();
  }

  @Test
  void noticeThatLacksEverythingStartsTheSameClocksAsOneThatLacksNothing() {
    assertThat(NoticeClocks.start(LAWS, empty(Capacity.SELF), AT))
        .isNotEmpty()
        .isEqualTo(NoticeClocks.start(LAWS, complete(), AT));
  }

  @Test
  void noticeIsDueAtTheEarliestOfItsClocksAndConfirmingReceiptIsNone() {
    assertThat(NoticeClocks.dueAt(NoticeClocks.start(LAWS, complete(), AT)))
        .hasValue(AT.plus(Duration.ofDays(1)));
    assertThat(NoticeClocks.dueAt(
            NoticeClocks.start(List.of(regime(RegimeId.UK_OSA)), complete(), AT)))
        .hasValue(AT.plus(Duration.ofDays(2)));
  }

  @Test
  void lawBindsFromItsFirstDayOn() {
    Instant before = Instant.parse("2026-05-18T12:00:00Z");
    assertThat(running(NoticeClocks.start(LAWS, complete(), before)))
        .doesNotContain(RegimeId.US_TIDA, RegimeId.UK_OSA, RegimeId.EU_VAW)
        .contains(RegimeId.EU_DSA);
    assertThat(running(NoticeClocks.start(LAWS, complete(), AT)))
        .contains(RegimeId.US_TIDA, RegimeId.UK_OSA)
        .doesNotContain(RegimeId.EU_VAW);
  }

  @Test
  void lawThatTakesNoticesFromThePersonShownAloneIsNotStartedByAnybody() {
    assertThat(running(NoticeClocks.start(LAWS, empty(Capacity.ANYONE), AT)))
        .contains(RegimeId.EU_DSA)
        .doesNotContain(RegimeId.US_TIDA, RegimeId.KR_TBA);
  }

  @Test
  void whatIsMissingIsNamedAndNothingOfACompleteNotice() {
    List<Regime> takeItDown = List.of(regime(RegimeId.US_TIDA));
    assertThat(NoticeClocks.missing(takeItDown, complete(), AT)).isEmpty();
    assertThat(NoticeClocks.missing(takeItDown, empty(Capacity.SELF), AT))
        .contains(Element.ITEM_LOCATOR, Element.NOTIFIER_SIGNATURE, Element.STATEMENT_GOOD_FAITH);
  }

  @Test
  void noFingerprintIsTakenOfWhoMayHaveBeenAChild() {
    Signal signal = new Signal(SignalType.PDQ, "ab".repeat(32));
    List<ReportedItem> items =
        List.of(new ReportedItem("", "words", ItemKind.UNKNOWN, List.of(signal)));
    assertThatThrownBy(() -> new NoticeContent(
            complete().notifier(), AgeInPicture.UNSURE, items, complete().declarations(), "en"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
