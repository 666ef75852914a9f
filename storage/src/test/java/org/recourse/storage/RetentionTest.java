package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recourse.storage.Stores.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.CaseStore;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Retention;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.NewAppeal;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewItem;

/// What both databases promise of what is over.
class RetentionTest {

  private static final Instant LATER = NOON.plus(Duration.ofDays(400));

  @TempDir
  private Path folder;

  private static CaseId open(House house, int key, Optional<NoticeDraft> notice) {
    return house.openCase(House.key(key), notice, ConsentAct.READ_REPORT);
  }

  @ParameterizedTest
  @EnumSource
  void noticeThatEndedSaysNothingAnyMoreAndItsOutcomeStays(TestDatabase kind) throws Exception {
    try (var house = House.open(kind, folder)) {
      ItemId ended = house.located("41");
      ItemId waits = house.located("42");
      ItemId fresh = house.located("43");
      house.decide(ended, Outcome.REMOVED, Ground.DECLARED, NOON);
      house.decide(waits, Outcome.REFUSED, Ground.NOT_INTIMATE, NOON);
      house.decide(fresh, Outcome.REFUSED, Ground.NOT_INTIMATE, LATER);
      ItemId open = house.located("44");
      appeal(house, waits);
      Appeal ruled = appeal(house, ended);
      house
          .reviews()
          .rule(house.stores().tenant(), ruled.number(), new Appeal.Ruling(false, 8, NOON));
      assertThat(house.notices().erase(NOON, 10)).isZero();
      assertThat(house.notices().erase(LATER, 10)).isOne();
      assertThat(house.notices().erase(LATER, 10)).isZero();
      Notice left =
          house.notices().find(house.stores().tenant(), ended.notice()).orElseThrow();
      assertThat(left.content()).isEmpty();
      assertThat(left.state()).isEqualTo(NoticeState.DECIDED);
      ReviewItem item = house.item(ended);
      assertThat(item.located()).isEmpty();
      assertThat(item.reported()).isEmpty();
      assertThat(item.appeals()).singleElement().extracting(Appeal::text).isEqualTo("");
      assertThat(item.decision().orElseThrow().outcome()).isEqualTo(Outcome.REMOVED);
      assertThat(item.decision().orElseThrow().note()).isEmpty();
      for (ItemId other : List.of(waits, fresh, open)) {
        assertThat(house.item(other).reported()).isPresent();
      }
      assertThat(house.stores().database().jdbc().queryForList("""
          select id from content_key where id not in (select content_key from notice)""", Long.class)).isEmpty();
    }
  }

  private static Appeal appeal(House house, ItemId item) {
    NewAppeal appeal = new NewAppeal(item, Appeal.By.UPLOADER, false, "But", "ours-" + item, "to");
    return house.reviews().appeal(house.stores().tenant(), appeal, NOON);
  }

  @ParameterizedTest
  @EnumSource
  void caseOutlivesTheContentsOfItsNotice(TestDatabase kind) throws Exception {
    try (var house = House.open(kind, folder)) {
      CaseId id = open(house, 1, Optional.of(house.draft(House.content(), NOON, "")));
      ItemId item = new ItemId(house.cases().find(id).orElseThrow().notices().getFirst(), 1);
      house.decide(item, Outcome.REFUSED, Ground.NOT_INTIMATE, NOON);
      assertThat(house.notices().erase(LATER, 10)).isOne();
      assertThat(house
              .notices()
              .find(house.stores().tenant(), item.notice())
              .orElseThrow()
              .content())
          .isEmpty();
      assertThat(house.cases().find(id).orElseThrow().content().answers())
          .containsEntry("told", "something");
    }
  }

  @ParameterizedTest
  @EnumSource
  void caseIsOverWhenNobodyVisitsItAndNothingOfItWaits(TestDatabase kind) throws Exception {
    try (var house = House.open(kind, folder)) {
      CaseId quiet = open(house, 1, Optional.empty());
      CaseId visited = open(house, 2, Optional.empty());
      CaseId waits = open(house, 3, Optional.of(house.draft(House.content(), NOON, "")));
      house.cases().visited(visited, LATER);
      house.cases().visited(visited, NOON);
      assertThat(house.cases().unvisited(NOON, 10)).isEmpty();
      assertThat(house.cases().unvisited(LATER, 10)).containsExactly(quiet);
      house.notices().withdraw(house.cases().find(waits).orElseThrow().notices().getFirst(), NOON);
      assertThat(house.cases().unvisited(LATER, 10)).containsExactly(quiet, waits);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keyOpensOneCaseHoweverOftenItIsSent(TestDatabase kind) throws Exception {
    try (var house = House.open(kind, folder)) {
      CaseId first = open(house, 1, Optional.empty());
      assertThatThrownBy(() -> open(house, 1, Optional.empty()))
          .isInstanceOf(CaseStore.OpenedBeforeException.class);
      assertThat(house.cases().findByKey(House.key(1).digest()).orElseThrow().id())
          .isEqualTo(first);
      assertThat(house.stores().database().jdbc().queryForList("""
          select id from content_key where id not in
            (select content_key from requester_case)""", Long.class)).isEmpty();
    }
  }

  @Test
  void timesThatNobodyMeansAreRefused() {
    for (int[] wrong : new int[][] {{29, 365}, {3_651, 365}, {730, 189}, {730, 3_651}, {0, 0}}) {
      assertThatThrownBy(() -> new Retention(wrong[0], wrong[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Retention.USUAL.caseEnds(NOON)).isEqualTo(NOON.plus(Duration.ofDays(730)));
  }
}
