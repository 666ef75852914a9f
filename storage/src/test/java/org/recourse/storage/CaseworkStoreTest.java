package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.recourse.storage.Stores.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.cases.CaseStore;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.Alert;
import org.recourse.casework.law.DeadlineId;
import org.recourse.casework.law.Element;
import org.recourse.casework.law.OpenDeadline;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeClocks;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.ExposureBudget;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Look;
import org.recourse.casework.review.LookGrant;
import org.recourse.casework.review.LookReason;
import org.recourse.casework.review.NewAppeal;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewStore;
import org.recourse.casework.review.UndoneDecision;
import org.recourse.hub.NewWebhook;
import org.recourse.hub.Outbox;
import org.recourse.hub.WebhookDialect;
import org.recourse.hub.WebhookEvent;

/// What both databases promise of notices, their review, their clocks, and cases.
class CaseworkStoreTest {

  private static final Random RANDOM = new Random(20261121);

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void noticeIsReadBackAsItWasReceived(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      NoticeDraft draft = house.draft(House.content(), NOON, "ours");
      assertThat(house.notices().receive(draft)).isEqualTo(draft.id());
      Notice read = house.notices().find(house.stores().tenant(), draft.id()).orElseThrow();
      assertThat(read.content()).hasValue(House.content());
      assertThat(read.deadlines()).containsExactlyInAnyOrderElementsOf(draft.deadlines());
      assertThat(read.missing()).containsExactly(Element.STATEMENT_TRUE);
      assertThat(read.dueAt()).hasValue(NOON.plus(Duration.ofDays(2)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sameReferenceOfTheSameKeyIsTakenOnce(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      NoticeId first = house.receive("ours");
      assertThat(house.receive("ours")).isEqualTo(first);
      assertThat(house.receive("")).isNotEqualTo(house.receive(""));
      assertThat(house.reviews().queue(house.stores().tenant(), 10)).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyWhoReportAtOnceAreAllReceived(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder);
        var people = Executors.newFixedThreadPool(32)) {
      List<Future<NoticeId>> received = new ArrayList<>();
      for (int i = 0; i < 640; i++) {
        NoticeDraft draft = house.draft(House.content(), NOON, "report-" + i);
        received.add(people.submit(() -> house.notices().receive(draft)));
      }
      for (Future<NoticeId> one : received) {
        assertThat(one.get()).isNotNull();
      }
      assertThat(house.reviews().queue(house.stores().tenant(), 1_000)).hasSize(640);
    }
  }

  @ParameterizedTest
  @EnumSource
  void completingANoticeMovesNoClockLater(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      NoticeId notice = house.receive("ours");
      Instant later = NOON.plus(Duration.ofHours(30));
      house
          .notices()
          .complete(
              notice,
              House.content(),
              NoticeClocks.start(House.LAWS, House.content(), later),
              List.of());
      Notice read = house.notices().find(house.stores().tenant(), notice).orElseThrow();
      assertThat(read.missing()).isEmpty();
      assertThat(read.dueAt()).hasValue(NOON.plus(Duration.ofDays(2)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noticeIsClaimedByOneOfManyAtOnce(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder);
        var people = Executors.newFixedThreadPool(8)) {
      NoticeId notice = house.receive("ours");
      AtomicInteger claimed = new AtomicInteger();
      CountDownLatch go = new CountDownLatch(1);
      for (int i = 1; i <= 8; i++) {
        long who = i;
        var _ = people.submit(() -> {
          go.await();
          return house.reviews().claim(notice, who, NOON) ? claimed.incrementAndGet() : 0;
        });
      }
      go.countDown();
      people.shutdown();
      assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(claimed).hasValue(1);
      assertThat(house.reviews().claim(notice, 99, NOON.plus(Duration.ofHours(1))))
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void decisionBankEntryAndWhatThePlatformIsToldAreThereTogetherAndOnce(TestDatabase kind)
      throws Exception {
    try (House house = House.open(kind, folder)) {
      new SqlWebhookStore(house.stores().database(), house.stores().keys(), house.outbox())
          .register(
              house.stores().tenant(),
              NewWebhook.of(
                  "https://pictures.example/hook", "secret", Set.of(WebhookEvent.ITEM_ACT)),
              NOON);
      ItemId item = house.located("41");
      ReviewStore.Decided decided =
          house.decide(item, Outcome.REMOVED, Ground.DECLARED, NOON).orElseThrow();
      assertThat(decided.entries()).hasSize(1);
      assertThat(house.decide(item, Outcome.REFUSED, Ground.NOT_INTIMATE, NOON)).isEmpty();
      assertThat(house.outbox().due(NOON, 10))
          .singleElement()
          .satisfies(told -> assertThat(told.payload())
              .contains("\"action\":" + decided.action(), "\"itemId\":\"41\"", "REMOVED"));
      assertThat(house.item(item).decision().orElseThrow().note()).isEqualTo("a note");
    }
  }

  @ParameterizedTest
  @EnumSource
  void clockOfRemovalEndsWhenThePlatformHasActedAndOfRefusalWithTheDecision(TestDatabase kind)
      throws Exception {
    try (House house = House.open(kind, folder)) {
      ItemId removed = house.located("41");
      ItemId refused = house.located("42");
      house.decide(refused, Outcome.REFUSED, Ground.NOT_INTIMATE, NOON);
      long action = house
          .decide(removed, Outcome.REMOVED, Ground.DECLARED, NOON)
          .orElseThrow()
          .action();
      assertThat(open(house)).hasSize(2);
      assertThat(house.reviews().done(house.stores().tenant(), action, NOON)).isTrue();
      assertThat(house.reviews().done(house.stores().tenant(), action, NOON)).isFalse();
      assertThat(open(house)).isEmpty();
      assertThat(house.item(removed).removedAt()).hasValue(NOON);
    }
  }

  private static List<OpenDeadline> open(House house) {
    return house.deadlines().open(NOON.plus(Duration.ofDays(3)));
  }

  @ParameterizedTest
  @EnumSource
  void decisionTakenBackOpensTheNoticeWithItsOldClocks(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      ItemId item = house.located("41");
      house.decide(item, Outcome.REFUSED, Ground.NOT_INTIMATE, NOON);
      assertThat(house.reviews().undo(house.stores().tenant(), item, 7, NOON)).isPresent();
      Notice notice =
          house.notices().find(house.stores().tenant(), item.notice()).orElseThrow();
      assertThat(notice.state()).isEqualTo(NoticeState.OPEN);
      assertThat(notice.dueAt()).hasValue(NOON.plus(Duration.ofDays(2)));
      assertThat(open(house)).hasSize(2);
      assertThat(house.reviews().undo(house.stores().tenant(), item, 7, NOON)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoTookADecisionBackIsKeptAfterTheNextDecision(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      ItemId item = house.located("41");
      house.decide(item, Outcome.REFUSED, Ground.NOT_INTIMATE, NOON);
      Instant later = NOON.plusSeconds(60);
      house.reviews().undo(house.stores().tenant(), item, 7, later);
      house.decide(item, Outcome.REMOVED, Ground.DECLARED, later);
      house.reviews().undo(house.stores().tenant(), item, 8, later.plusSeconds(60));

      assertThat(house.reviews().undone(house.stores().tenant(), 10))
          .extracting(UndoneDecision::outcome, UndoneDecision::decidedAt, UndoneDecision::undoneBy)
          .containsExactly(tuple(Outcome.REMOVED, later, 8L), tuple(Outcome.REFUSED, NOON, 7L));
      assertThat(house.reviews().undone(house.stores().tenant(), 1)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void decisionTakenBackGivesBackAllThatWentWithIt(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      new SqlWebhookStore(house.stores().database(), house.stores().keys(), house.outbox())
          .register(
              house.stores().tenant(),
              NewWebhook.of(
                  "https://pictures.example/hook", "secret", Set.of(WebhookEvent.ITEM_RESTORE)),
              NOON);
      ItemId item = house.located("41");
      KnownCopy remembered = new KnownCopy("57", Likeness.IDENTICAL);
      house.decide(item, Outcome.REMOVED, Ground.DECLARED, List.of(remembered), NOON);
      assertThat(house.reviews().undo(house.stores().tenant(), item, 7, NOON)).isPresent();
      assertThat(house.outbox().due(NOON, 10))
          .singleElement()
          .satisfies(
              told -> assertThat(told.payload()).contains("\"copies\":[\"41-copy\",\"57\"]"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void actionInCoopsDialectIsDoneByTheLastOfItsDeliveriesThoughAllAreAcceptedAtOnce(
      TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      new SqlWebhookStore(house.stores().database(), house.stores().keys(), house.outbox())
          .register(
              house.stores().tenant(),
              new NewWebhook(
                  "https://pictures.example/hook",
                  "secret",
                  Set.of(WebhookEvent.ITEM_ACT),
                  WebhookDialect.COOP_ACTIONS,
                  "{}",
                  Optional.empty()),
              NOON);
      for (int round = 0; round < 20; round++) {
        ItemId item = house.located("race" + round);
        List<KnownCopy> copies = IntStream.range(0, 3)
            .mapToObj(copy -> new KnownCopy(item.notice() + "-" + copy, Likeness.IDENTICAL))
            .toList();
        long action = house
            .decide(item, Outcome.REMOVED, Ground.DECLARED, copies, NOON)
            .orElseThrow()
            .action();
        List<Outbox.Delivery> parts = house.outbox().due(NOON, 10);
        assertThat(parts).hasSize(4);
        assertThat(house.item(item).removedAt()).isEmpty();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
          for (Outbox.Delivery part : parts) {
            threads.execute(() -> house.reviews().performed(part, action, NOON));
          }
        }
        assertThat(house.outbox().due(NOON, 10)).isEmpty();
        assertThat(house.item(item).removedAt()).hasValue(NOON);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void decisionIsFoundByThePlatformsNameOfTheItemAndOfItsCopies(TestDatabase kind)
      throws Exception {
    try (House house = House.open(kind, folder)) {
      ItemId item = house.located("71");
      assertThat(house.reviews().decided(house.stores().tenant(), "71")).isEmpty();
      KnownCopy copy = new KnownCopy("72", Likeness.IDENTICAL);
      house.decide(item, Outcome.REMOVED, Ground.DECLARED, List.of(copy), NOON);
      for (String name : List.of("71", "72")) {
        assertThat(house.reviews().decided(house.stores().tenant(), name))
            .as(name)
            .singleElement()
            .satisfies(found -> assertThat(found.id()).isEqualTo(item));
      }
      assertThat(house.reviews().decided(house.stores().tenant(), "73")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void appealOfTheSameReferenceIsKeptOnceAndSaysWhomToAnswer(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      ItemId item = house.located("81");
      house.decide(item, Outcome.REMOVED, Ground.DECLARED, NOON);
      NewAppeal given =
          new NewAppeal(item, Appeal.By.UPLOADER, false, "It is mine.", "ref-1", "to the uploader");
      Appeal kept = house.reviews().appeal(house.stores().tenant(), given, NOON);
      assertThat(house.reviews().appeal(house.stores().tenant(), given, NOON).number())
          .isEqualTo(kept.number());
      assertThat(house.reviews().appeals(house.stores().tenant())).hasSize(1);
      assertThat(house
              .reviews()
              .appeal(house.stores().tenant(), kept.number())
              .orElseThrow()
              .answerTo())
          .isEqualTo("to the uploader");
    }
  }

  @ParameterizedTest
  @EnumSource
  void alertIsRaisedOnceAndNeverForAClockThatEnded(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      NoticeId notice = house.receive("ours");
      DeadlineId deadline = open(house).getFirst().id();
      assertThat(house.deadlines().raised(deadline, Alert.HALF, NOON)).isTrue();
      assertThat(house.deadlines().raised(deadline, Alert.HALF, NOON)).isFalse();
      assertThat(open(house).getFirst().raised()).containsExactly(Alert.HALF);
      assertThat(house.notices().withdraw(notice, NOON)).isTrue();
      assertThat(house.deadlines().raised(deadline, Alert.BREACHED, NOON)).isFalse();
      assertThat(open(house)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void samePictureIsNeverShownTwiceToOnePersonThoughItCameInTwoNotices(TestDatabase kind)
      throws Exception {
    try (House house = House.open(kind, folder)) {
      ItemId first = house.located("41");
      ItemId same = new ItemId(house.receive("again"), 1);
      Located elsewhere = new Located(
          "63",
          house.item(first).located().orElseThrow().signals(),
          List.of(),
          Optional.of("https://pictures.example/view"),
          false);
      house.reviews().locate(house.stores().tenant(), same, elsewhere, NOON);
      assertThat(look(house, first, 7, NOON)).isInstanceOf(LookGrant.Granted.class);
      assertThat(look(house, same, 7, NOON)).isEqualTo(new LookGrant.SeenBefore(NOON));
      assertThat(look(house, same, 8, NOON)).isInstanceOf(LookGrant.Granted.class);
      assertThat(house.reviews().looked(house.stores().tenant(), 10)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lookAtWhichNothingWasShownCountsForNothingAndCanBeAskedForAgain(TestDatabase kind)
      throws Exception {
    try (House house = House.open(kind, folder)) {
      ItemId item = house.located("41");
      LookGrant.Granted granted = (LookGrant.Granted) look(house, item, 7, NOON);
      house.reviews().nothingShown(house.stores().tenant(), granted.look());
      assertThat(house.reviews().hasLooked(house.stores().tenant(), item)).isFalse();
      assertThat(house.reviews().looks(7, NOON)).isEmpty();
      assertThat(house.reviews().looked(house.stores().tenant(), 10))
          .extracting(Look::reviewer, Look::shown)
          .containsExactly(tuple(7L, false));
      Instant later = NOON.plusSeconds(60);
      assertThat(look(house, item, 7, later)).isInstanceOf(LookGrant.Granted.class);
      assertThat(look(house, item, 7, later)).isEqualTo(new LookGrant.SeenBefore(later));
      assertThat(house.reviews().hasLooked(house.stores().tenant(), item)).isTrue();
      assertThat(house.reviews().looks(7, later)).containsExactly(later);
    }
  }

  private static LookGrant look(House house, ItemId item, long reviewer, Instant at) {
    return house
        .reviews()
        .look(
            house.stores().tenant(),
            new Look(item, reviewer, LookReason.NEAR_COPY, at),
            new ExposureBudget(2, 2, Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @EnumSource
  void budgetEndsLooksOfOnePersonAndTheRefusalIsNoLook(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      for (int i = 0; i < 2; i++) {
        assertThat(look(house, house.located("item" + i), 7, NOON))
            .isInstanceOf(LookGrant.Granted.class);
      }
      ItemId third = house.located("third");
      assertThat(look(house, third, 7, NOON))
          .isEqualTo(new LookGrant.Rest(NOON.plus(Duration.ofHours(24)), true));
      assertThat(house.reviews().hasLooked(house.stores().tenant(), third)).isFalse();
    }
  }

  private static CaseStore.Opening opening(House house, CaseHandle handle, CaseKey key) {
    CaseContent told = new CaseContent(
        Route.REPORT, "zh-Hant", Map.of("where", "在頻道裡"), List.of(List.of(Stores.pdq(9))));
    return new CaseStore.Opening(
        house.stores().tenant(),
        handle,
        key.digest(),
        told,
        Set.of(ConsentAct.KEEP_CASE, ConsentAct.READ_REPORT),
        Optional.of(house.draft(House.content(), NOON, "")),
        List.of());
  }

  @ParameterizedTest
  @EnumSource
  void caseOpensToItsKeyAloneAndTellsWhatHappened(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      CaseHandle handle = CaseHandle.random(RANDOM);
      CaseStore.Opening opening = opening(house, handle, House.key(1));
      house.cases().open(opening, NOON);
      assertThat(house.cases().find(handle, House.key(2).digest())).isEmpty();
      assertThat(house.cases().find(CaseHandle.random(RANDOM), House.key(1).digest()))
          .isEmpty();
      CaseFile file = house.cases().find(handle, House.key(1).digest()).orElseThrow();
      assertThat(file.content()).isEqualTo(opening.content());
      assertThat(file.agreed()).containsExactlyInAnyOrderElementsOf(opening.agreed());
      assertThat(file.events().stream().map(CaseEvent::kind))
          .containsExactly(
              CaseEventKind.OPENED, CaseEventKind.NOTICE_RECEIVED, CaseEventKind.ELEMENTS_MISSING);
      ItemId item = new ItemId(file.notices().getFirst(), 1);
      house.decide(item, Outcome.REFUSED, Ground.NOT_INTIMATE, NOON);
      assertThat(house
              .cases()
              .find(handle, House.key(1).digest())
              .orElseThrow()
              .events()
              .getLast())
          .isEqualTo(new CaseEvent(
              CaseEventKind.REFUSED,
              NOON,
              Map.of(
                  "notice", item.notice().text(),
                  "item", "1",
                  "ground", "NOT_INTIMATE",
                  "count", "0")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void takenHandleOpensNothing(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      CaseHandle handle = CaseHandle.random(RANDOM);
      house.cases().open(opening(house, handle, House.key(1)), NOON);
      assertThatThrownBy(() -> house.cases().open(opening(house, handle, House.key(2)), NOON))
          .isInstanceOf(CaseStore.HandleTakenException.class);
      assertThat(house.reviews().queue(house.stores().tenant(), 10)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void consentIsGivenTakenBackAndGivenAgain(TestDatabase kind) throws Exception {
    try (House house = House.open(kind, folder)) {
      CaseHandle handle = CaseHandle.random(RANDOM);
      var id = house.cases().open(opening(house, handle, House.key(1)), NOON).id();
      house.cases().consent(id, ConsentAct.COUNT, true, NOON);
      house.cases().consent(id, ConsentAct.COUNT, true, NOON);
      house.cases().consent(id, ConsentAct.COUNT, false, NOON);
      house.cases().consent(id, ConsentAct.COUNT, true, NOON.plusSeconds(1));
      CaseFile file = house.cases().find(id).orElseThrow();
      assertThat(file.agreed()).contains(ConsentAct.COUNT);
      assertThat(file.events().stream().map(CaseEvent::kind).skip(3))
          .containsExactly(
              CaseEventKind.CONSENT_GIVEN,
              CaseEventKind.CONSENT_WITHDRAWN,
              CaseEventKind.CONSENT_GIVEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void deletedCaseIsGoneItsReportWithdrawnAndWhatItSaidUnreadable(TestDatabase kind)
      throws Exception {
    try (House house = House.open(kind, folder)) {
      CaseHandle handle = CaseHandle.random(RANDOM);
      var id = house.cases().open(opening(house, handle, House.key(1)), NOON).id();
      NoticeId notice = house.cases().find(id).orElseThrow().notices().getFirst();
      house.cases().delete(id, NOON);
      assertThat(house.cases().find(handle, House.key(1).digest())).isEmpty();
      Notice left = house.notices().find(house.stores().tenant(), notice).orElseThrow();
      assertThat(left.state()).isEqualTo(NoticeState.WITHDRAWN);
      assertThat(left.content()).isEmpty();
      assertThat(open(house)).isEmpty();
    }
  }
}
