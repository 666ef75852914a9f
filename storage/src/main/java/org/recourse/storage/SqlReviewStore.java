package org.recourse.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.ExposureBudget;
import org.recourse.casework.review.Hold;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Look;
import org.recourse.casework.review.LookGrant;
import org.recourse.casework.review.NewAppeal;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.QueueEntry;
import org.recourse.casework.review.ReviewItem;
import org.recourse.casework.review.ReviewStore;
import org.recourse.casework.review.UndoneDecision;
import org.recourse.hub.Outbox;
import org.recourse.hub.TenantId;

/// The queue and its decisions in the database. May be shared between threads.
public final class SqlReviewStore implements ReviewStore {

  private final Database database;
  private final QueueRows queue;
  private final ReviewRows rows;
  private final ItemNames names;
  private final LocatedRows located;
  private final LookRows looks;
  private final PictureRows pictures;
  private final ReviewNews news;
  private final ActionRows actions;
  private final DecisionRows decisions;
  private final AppealRows appeals;
  private final SampleRows samples;

  /// Keeps decisions in this database, under these keys.
  ///
  /// @param outbox where the platform is told
  /// @param entryStore where entries of the bank go, in the same transaction
  public SqlReviewStore(
      Database database, KeyRing ring, SqlOutbox outbox, SqlEntryStore entryStore) {
    this.database = database;
    this.queue = new QueueRows(database, ring);
    this.rows = new ReviewRows(database, new NoticeRows(database, ring));
    this.names = new ItemNames(database, ring);
    this.located = new LocatedRows(database, ring, names, rows);
    this.looks = new LookRows(database);
    this.pictures = new PictureRows(database, ring);
    this.news = new ReviewNews(database, ring, outbox);
    ClosingRows closing = new ClosingRows(database, rows, news);
    this.actions = new ActionRows(database, rows, located, news, closing);
    this.decisions =
        new DecisionRows(database, ring, entryStore, rows, names, news, closing, actions);
    this.appeals = new AppealRows(database, rows, news);
    this.samples = new SampleRows(database, rows);
  }

  @Override
  public List<QueueEntry> queue(TenantId tenant, int atMost) {
    return database.query("reading the queue", () -> queue.open(tenant, atMost));
  }

  @Override
  public Optional<QueueEntry> line(TenantId tenant, NoticeId notice) {
    return database.query("reading the queue", () -> queue.line(tenant, notice));
  }

  @Override
  public boolean claim(NoticeId notice, long reviewer, Instant now) {
    return database.transaction("claiming a notice", () -> queue.claim(notice, reviewer, now));
  }

  @Override
  public void release(NoticeId notice, Optional<Long> to, Instant now) {
    database.transaction("giving a notice back", () -> queue.release(notice, to, now));
  }

  @Override
  public void hold(NoticeId notice, Hold hold) {
    database.transaction("holding a notice", () -> queue.hold(notice, hold));
  }

  @Override
  public void escalate(NoticeId notice, boolean escalated) {
    database.transaction("escalating a notice", () -> queue.escalate(notice, escalated));
  }

  @Override
  public List<ReviewItem> items(TenantId tenant, NoticeId notice) {
    return database.query("reading a notice's items", () -> rows.items(tenant, notice));
  }

  @Override
  public Optional<ReviewItem> item(TenantId tenant, ItemId item) {
    return database.query("reading a notice's items", () -> rows.item(tenant, item));
  }

  @Override
  public boolean locate(TenantId tenant, ItemId item, Located found, Instant at) {
    return database.transaction("keeping what was found", () -> {
      Optional<ReviewRows.Row> row =
          rows.row(tenant, item).filter(open -> open.notice().state() == NoticeState.OPEN);
      row.ifPresent(open -> locate(open, found, at));
      return row.isPresent();
    });
  }

  // What is said again, as a new link after a look, is no news to the requester.
  private void locate(ReviewRows.Row row, Located found, Instant at) {
    Optional<Located> before = located.of(row);
    boolean another =
        before.filter(said -> !said.itemId().equals(found.itemId())).isPresent();
    if (another) {
      pictures.shred(row.number());
    }
    located.put(row, found, at);
    if (before.isEmpty()) {
      news.tellRequester(row, CaseEventKind.LOCATED, Map.of(), at);
    }
  }

  @Override
  public Optional<Decided> decide(Deciding deciding) {
    return database.transaction("deciding", () -> decisions.decide(deciding));
  }

  @Override
  public Optional<Told> told(TenantId tenant, long action) {
    return database.query("reading what was told", () -> actions.told(tenant, action));
  }

  @Override
  public Optional<Undone> undo(TenantId tenant, ItemId item, long reviewer, Instant at) {
    return database.transaction(
        "taking a decision back", () -> decisions.undo(tenant, item, reviewer, at));
  }

  @Override
  public List<UndoneDecision> undone(TenantId tenant, int atMost) {
    return database.query("reading what was taken back", () -> decisions.undone(tenant, atMost));
  }

  @Override
  public boolean done(TenantId tenant, long action, Instant at) {
    return database.transaction("noting that it was done", () -> actions.done(tenant, action, at));
  }

  @Override
  public void performed(Outbox.Delivery delivery, long action, Instant at) {
    database.transaction("noting that it was performed", () -> {
      actions.performed(delivery, action, at);
      return true;
    });
  }

  @Override
  public List<ReviewItem> decided(TenantId tenant, String itemId) {
    return database.query(
        "reading what was decided of an item",
        () -> names.decided(tenant, itemId).stream()
            .flatMap(id -> rows.item(tenant, id).stream())
            .toList());
  }

  @Override
  public LookGrant look(TenantId tenant, Look look, ExposureBudget budget) {
    return database.transaction("granting a look", () -> {
      Optional<ReviewRows.Row> row = rows.row(tenant, look.item());
      Optional<Located> there = row.flatMap(located::of);
      boolean handedIn = row.filter(found -> pictures.has(found.number())).isPresent();
      if (there.isEmpty() || (there.flatMap(Located::view).isEmpty() && !handedIn)) {
        return new LookGrant.NothingToShow();
      }
      if (looks.isRestricted(row.orElseThrow().notice().number())) {
        return new LookGrant.NotAllowed();
      }
      return looks.grant(tenant, look, located.picture(tenant, there.get()), budget);
    });
  }

  @Override
  public void nothingShown(TenantId tenant, Look look) {
    database.transaction("noting that nothing was shown", () -> {
      looks.nothingShown(tenant, look);
      return true;
    });
  }

  @Override
  public boolean hasLooked(TenantId tenant, ItemId item) {
    return database.query("reading looks", () -> looks.has(tenant, item));
  }

  @Override
  public List<Instant> looks(long reviewer, Instant now) {
    return database.query("counting looks", () -> looks.of(reviewer, now));
  }

  @Override
  public List<Look> looked(TenantId tenant, int atMost) {
    return database.query("reading who looked", () -> looks.latest(tenant, atMost));
  }

  @Override
  public Appeal appeal(TenantId tenant, NewAppeal given, Instant at) {
    return database.transaction("receiving an appeal", () -> appeals.receive(tenant, given, at));
  }

  @Override
  public Optional<Appeal> appeal(TenantId tenant, long number) {
    return database.query("reading an appeal", () -> appeals.of(tenant, number));
  }

  @Override
  public List<Appeal> appeals(TenantId tenant) {
    return database.query("reading appeals", () -> appeals.open(tenant));
  }

  @Override
  public Optional<Appeal> rule(TenantId tenant, long appeal, Appeal.Ruling ruling) {
    return database.transaction("deciding an appeal", () -> appeals.rule(tenant, appeal, ruling));
  }

  @Override
  public List<ItemId> samples(TenantId tenant, long reviewer) {
    return database.query("reading samples", () -> samples.waiting(tenant, reviewer));
  }

  @Override
  public Optional<Boolean> sampled(
      TenantId tenant, ItemId item, Outcome outcome, long reviewer, Instant at) {
    return database.transaction(
        "keeping a second opinion", () -> samples.decide(tenant, item, outcome, reviewer));
  }
}
