package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.cases.CaseStore;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.law.Regime;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.Declarations;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeClocks;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.notice.Notifier;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewItem;
import org.recourse.casework.review.ReviewStore;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;

/// An empty database with all that keeps casework.
record House(
    Stores stores,
    SqlNoticeStore notices,
    SqlReviewStore reviews,
    SqlCaseStore cases,
    SqlDeadlineStore deadlines,
    SqlOutbox outbox)
    implements AutoCloseable {

  static final List<Regime> LAWS = List.of(
      LawBook.standard().regime(RegimeId.US_TIDA), LawBook.standard().regime(RegimeId.UK_OSA));

  private static final Random RANDOM = new Random(20261121);

  static House open(TestDatabase kind, Path folder) throws Exception {
    Stores stores = Stores.open(kind, folder);
    SqlOutbox outbox = new SqlOutbox(stores.database(), stores.keys());
    SqlNoticeStore notices = new SqlNoticeStore(stores.database(), stores.keys(), outbox);
    return new House(
        stores,
        notices,
        new SqlReviewStore(stores.database(), stores.keys(), outbox, stores.entries()),
        new SqlCaseStore(stores.database(), stores.keys(), notices, stores.entries()),
        new SqlDeadlineStore(stores.database(), stores.keys(), outbox),
        outbox);
  }

  NoticeDraft draft(NoticeContent content, Instant at, String reference) {
    return draft(NoticeOrigin.API, content, at, reference);
  }

  NoticeDraft draft(NoticeOrigin origin, NoticeContent content, Instant at, String reference) {
    return new NoticeDraft(
        NoticeId.random(RANDOM),
        stores.tenant(),
        origin,
        content,
        at,
        NoticeClocks.start(LAWS, content, at),
        NoticeClocks.missing(LAWS, content, at),
        origin == NoticeOrigin.API ? Optional.of(1L) : Optional.empty(),
        reference);
  }

  NoticeId receive(String reference) {
    return notices.receive(draft(content(), NOON, reference));
  }

  ItemId located(String itemId) {
    ItemId item = new ItemId(receive(itemId), 1);
    Located found = new Located(
        itemId,
        List.of(Stores.pdq(itemId.hashCode() & 0xffff)),
        List.of(new KnownCopy(itemId + "-copy", Likeness.IDENTICAL)),
        Optional.of("https://pictures.example/view"),
        true);
    assertThat(reviews.locate(stores.tenant(), item, found, NOON)).isTrue();
    return item;
  }

  Optional<ReviewStore.Decided> decide(ItemId item, Outcome outcome, Ground ground, Instant at) {
    return decide(item, outcome, ground, List.of(), at);
  }

  Optional<ReviewStore.Decided> decide(
      ItemId item, Outcome outcome, Ground ground, List<KnownCopy> copies, Instant at) {
    NewEntry entry = new NewEntry(
        stores.bank().id(),
        List.of(Stores.pdq(RANDOM.nextInt(1 << 20) + (1 << 20))),
        new Statement(stores.ours(), true, StatementKind.CONFIRMED, 1, at),
        EntryDetails.NONE);
    return reviews.decide(new ReviewStore.Deciding(
        stores.tenant(),
        new Decision(item, outcome, ground, 7, Optional.empty(), false, at, "a note"),
        false,
        outcome,
        copies,
        outcome.restricts() ? List.of(entry) : List.of(),
        outcome.restricts() ? "{\"measure\":\"REMOVED\"}" : "",
        List.of(),
        false));
  }

  ReviewItem item(ItemId item) {
    return reviews.item(stores.tenant(), item).orElseThrow();
  }

  CaseId openCase(CaseKey key, Optional<NoticeDraft> notice, ConsentAct... agreed) {
    return cases
        .open(
            new CaseStore.Opening(
                stores.tenant(),
                CaseHandle.random(RANDOM),
                key.digest(),
                new CaseContent(Route.REPORT, "en", Map.of("told", "something"), List.of()),
                Set.of(agreed),
                notice,
                List.of()),
            NOON)
        .id();
  }

  @Override
  public void close() {
    stores.close();
  }

  static NoticeContent content() {
    return new NoticeContent(
        new Notifier(Capacity.SELF, "", "someone@example.org", "Some One"),
        AgeInPicture.ADULT,
        List.of(new ReportedItem(
            "https://pictures.example/p/41", "", ItemKind.AUTHENTIC, List.of(Stores.pdq(3)))),
        new Declarations(true, "Bobby'); drop table notice;--", true, true, false),
        "ko");
  }

  static CaseKey key(int number) {
    return CaseKey.of(ByteBuffer.allocate(32).putInt(number).array());
  }
}
