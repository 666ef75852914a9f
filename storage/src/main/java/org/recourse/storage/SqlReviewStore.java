package org.recourse.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.ExposureBudget;
import org.recourse.casework.review.Hold;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.Look;
import org.recourse.casework.review.LookGrant;
import org.recourse.casework.review.NewAppeal;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.QueueEntry;
import org.recourse.casework.review.ReviewItem;
import org.recourse.casework.review.ReviewStore;
import org.recourse.casework.review.UndoneDecision;
import org.recourse.hub.Entry;
import org.recourse.hub.Outbox;
import org.recourse.hub.TenantId;
import org.recourse.hub.WebhookEvent;
import tools.jackson.databind.json.JsonMapper;

/// The queue and its decisions in the database. May be shared between threads.
public final class SqlReviewStore implements ReviewStore {

  private static final JsonMapper JSON = new JsonMapper();

  private final Database database;
  private final KeyRing ring;
  private final NoticeRows notices;
  private final QueueRows queue;
  private final ReviewRows rows;
  private final CaseRows cases;
  private final LookRows looks;
  private final PictureRows pictures;
  private final UndoneRows undone;
  private final StatementRows statements;
  private final SqlEntryStore entryStore;
  private final CaseworkNews news;
  private final ItemNames names;
  private final AppealRows appeals;

  /// Keeps decisions in this database, under these keys.
  ///
  /// @param outbox where the platform is told
  /// @param entryStore where entries of the bank go, in the same transaction
  public SqlReviewStore(
      Database database, KeyRing ring, SqlOutbox outbox, SqlEntryStore entryStore) {
    this.database = database;
    this.ring = ring;
    this.notices = new NoticeRows(database, ring);
    this.queue = new QueueRows(database, ring);
    this.rows = new ReviewRows(database, notices);
    this.cases = new CaseRows(database, ring);
    this.looks = new LookRows(database);
    this.pictures = new PictureRows(database, ring);
    this.undone = new UndoneRows(database);
    this.statements = new StatementRows(database);
    this.entryStore = entryStore;
    this.news = new CaseworkNews(database, outbox);
    this.names = new ItemNames(database, ring);
    this.appeals = new AppealRows(database, notices, rows);
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
    return database.query(
        "reading a notice's items",
        () -> notices.row(tenant, notice).map(rows::items).orElse(List.of()));
  }

  @Override
  public Optional<ReviewItem> item(TenantId tenant, ItemId item) {
    return items(tenant, item.notice()).stream()
        .filter(found -> found.id().equals(item))
        .findFirst();
  }

  private Optional<ReviewRows.Row> itemOf(TenantId tenant, long action) {
    return database
        .jdbc()
        .query(
            "select item_id from action where tenant_id = ? and id = ?",
            (row, i) -> row.getLong(1),
            tenant.number(),
            action)
        .stream()
        .findFirst()
        .flatMap(item -> rows.row(tenant, item));
  }

  @Override
  public boolean locate(TenantId tenant, ItemId item, Located located, Instant at) {
    return database.transaction("keeping what was found", () -> {
      Optional<ReviewRows.Row> row =
          rows.row(tenant, item).filter(found -> found.notice().state() == NoticeState.OPEN);
      row.ifPresent(found -> locate(found, located, at));
      return row.isPresent();
    });
  }

  // What is said again, as a new link after a look, is no news to the requester.
  private void locate(ReviewRows.Row row, Located located, Instant at) {
    Optional<Located> before = located(row);
    boolean another =
        before.filter(said -> !said.itemId().equals(located.itemId())).isPresent();
    if (another) {
      pictures.shred(row.number());
    }
    keep(row, located);
    database
        .jdbc()
        .update(
            "update item set located_at = ?, item_mac = ?, picture_mac = ? where id = ?",
            at.toEpochMilli(),
            names.mac(row.notice().tenant(), located.itemId()),
            ring.mac(picture(row.notice().tenant(), located)),
            row.number());
    if (before.isEmpty()) {
      tellRequester(row, CaseEventKind.LOCATED, Map.of(), at);
    }
  }

  private void keep(ReviewRows.Row row, Located located) {
    ContentKey key = notices.key(row.notice()).orElseThrow();
    database
        .jdbc()
        .update(
            "update item set located_sealed = ? where id = ?",
            key.seal(CaseworkText.write(located), ReviewRows.LOCATED, row.number()),
            row.number());
  }

  // The picture itself where it is known by a signal, else the platform's own name for it.
  private static String picture(TenantId tenant, Located located) {
    return located.signals().stream()
        .findFirst()
        .map(signal -> "picture " + signal.type().code() + ' ' + signal.text())
        .orElse("picture of " + tenant.number() + ' ' + located.itemId());
  }

  @Override
  public Optional<Decided> decide(Deciding deciding) {
    return database.transaction(
        "deciding",
        () -> rows.row(deciding.tenant(), deciding.decision().item())
            .filter(row -> isUndecided(row.number()))
            .map(row -> decide(row, deciding)));
  }

  private boolean isUndecided(long item) {
    return !database
        .jdbc()
        .queryForList(
            "select id from item where id = ? and (outcome is null or is_proposed = 1)",
            Long.class,
            item)
        .isEmpty();
  }

  private Decided decide(ReviewRows.Row row, Deciding deciding) {
    Decision decision = deciding.decision();
    write(row, deciding);
    long action = deciding.effect().restricts() ? act(row, deciding) : 0;
    List<Entry> entries = entryStore.add(deciding.entries());
    row.notice()
        .caseId()
        .ifPresent(id -> cases.link(id.number(), entries.stream().map(Entry::id).toList()));
    if (!deciding.proposed()) {
      pictures.shred(row.number());
      tellOutcome(row, decision, deciding.copies().size());
      closeIfDone(row, decision.decidedAt());
    }
    return new Decided(action, entries);
  }

  private void write(ReviewRows.Row row, Deciding deciding) {
    Decision decision = deciding.decision();
    ContentKey key = notices.key(row.notice()).orElseThrow();
    database
        .jdbc()
        .update(
            """
        update item set outcome = ?, ground = ?, reviewer_id = ?, second_id = ?, has_looked = ?,
          decided_at = ?, note_sealed = ?, is_proposed = ?, statement_sealed = ?, is_sampled = ?,
          copies_found = ?
        where id = ?""",
            decision.outcome().name(),
            decision.ground().name(),
            decision.reviewer(),
            decision.second().orElse(null),
            decision.looked() ? 1 : 0,
            decision.decidedAt().toEpochMilli(),
            key.seal(decision.note(), ReviewRows.NOTE, row.number()),
            deciding.proposed() ? 1 : 0,
            key.seal(deciding.statementFacts(), "item_statement", row.number()),
            deciding.sampled() ? 1 : 0,
            deciding.copies().size(),
            row.number());
  }

  private long act(ReviewRows.Row row, Deciding deciding) {
    Instant at = deciding.decision().decidedAt();
    long action = database.take("action", 1);
    database
        .jdbc()
        .update(
            "insert into action (id, tenant_id, item_id, effect, told_at) values (?, ?, ?, ?, ?)",
            action,
            deciding.tenant().number(),
            row.number(),
            deciding.effect().name(),
            at.toEpochMilli());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("action", action);
    body.put("item", row.id().number());
    body.put("effect", deciding.effect().name());
    located(row).ifPresent(located -> {
      body.put("itemId", located.itemId());
      keep(row, with(deciding.copies(), located));
    });
    List<String> copies = deciding.copies().stream().map(KnownCopy::itemId).toList();
    body.put("copies", copies);
    names.keep(deciding.tenant(), row.number(), copies);
    if (!deciding.statementFacts().isEmpty()) {
      body.put("statement", JSON.readTree(deciding.statementFacts()));
      statements.keep(
          action,
          new Told(deciding.statementFacts(), copies),
          notices.key(row.notice()).orElseThrow());
    }
    news.post(
        deciding.tenant(),
        new CaseworkNews.Happening(
            WebhookEvent.ITEM_ACT, row.id().notice(), Long.toString(action), body),
        at);
    statements.report(deciding.tenant(), action, deciding.reports(), at);
    return action;
  }

  // Copies that we found among remembered uploads are kept with those that the platform named: a
  // decision that is taken back gives all of them back.
  private static Located with(List<KnownCopy> going, Located located) {
    Map<String, KnownCopy> copies = new LinkedHashMap<>();
    located.copies().forEach(copy -> copies.put(copy.itemId(), copy));
    going.forEach(copy -> copies.putIfAbsent(copy.itemId(), copy));
    return new Located(
        located.itemId(),
        located.signals(),
        copies.values().stream().limit(Located.MOST_COPIES).toList(),
        located.view(),
        located.hasUploader());
  }

  private Optional<Located> located(ReviewRows.Row row) {
    return rows.items(row.notice()).stream()
        .filter(item -> item.id().equals(row.id()))
        .findFirst()
        .flatMap(ReviewItem::located);
  }

  private void tellOutcome(ReviewRows.Row row, Decision decision, int copies) {
    CaseEventKind kind = switch (decision.outcome()) {
      case REMOVED, DISABLED, DELISTED, DUPLICATE -> CaseEventKind.REMOVAL_DECIDED;
      case REFUSED -> CaseEventKind.REFUSED;
      case NOT_FOUND -> CaseEventKind.NOT_FOUND;
    };
    tellRequester(
        row,
        kind,
        Map.of("ground", decision.ground().name(), "count", Integer.toString(copies)),
        decision.decidedAt());
  }

  private void tellRequester(
      ReviewRows.Row row, CaseEventKind kind, Map<String, String> more, Instant at) {
    Map<String, String> details = new LinkedHashMap<>(more);
    details.put("notice", row.id().notice().text());
    details.put("item", Integer.toString(row.id().number()));
    row.notice()
        .caseId()
        .ifPresent(id -> cases.note(id.number(), new CaseEvent(kind, at, details)));
  }

  // A clock of removal is met when the platform has acted; where it need not act, by the decision.
  private void closeIfDone(ReviewRows.Row row, Instant at) {
    Integer undecided =
        database.jdbc().queryForObject("""
        select count(*) from item where notice_id = ? and (outcome is null or is_proposed = 1)""", Integer.class, row.notice().number());
    if (undecided != null && undecided == 0) {
      database
          .jdbc()
          .update(
              "update notice set state = 'DECIDED', decided_at = ?, claimed_by = null where id = ?",
              at.toEpochMilli(),
              row.notice().number());
      tellNotifier(row, WebhookEvent.NOTICE_DECIDED, outcomes(row.notice()), at);
      tellIfDone(row, meetClocks(row.notice().number(), at), at);
    }
  }

  private List<Map<String, Object>> outcomes(NoticeRows.Row notice) {
    return rows.items(notice).stream()
        .flatMap(item -> item.decision().stream())
        .map(SqlReviewStore::outcome)
        .toList();
  }

  private static Map<String, Object> outcome(Decision decision) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("item", decision.item().number());
    said.put("outcome", decision.outcome().name());
    said.put("ground", decision.ground().name());
    said.put("decidedAt", decision.decidedAt().getEpochSecond());
    return said;
  }

  private void tellNotifier(
      ReviewRows.Row row, WebhookEvent event, List<Map<String, Object>> items, Instant at) {
    news.postToNotifier(
        row.notice().tenant(),
        new CaseworkNews.Happening(
            event,
            row.id().notice(),
            row.id().notice().text() + '-' + at.toEpochMilli(),
            items.isEmpty() ? Map.of() : Map.of("items", items)),
        at);
  }

  private void tellIfDone(ReviewRows.Row row, boolean done, Instant at) {
    if (done) {
      tellNotifier(row, WebhookEvent.NOTICE_DONE, List.of(), at);
    }
  }

  // Returns whether nothing is left to be done.
  private boolean meetClocks(long notice, Instant at) {
    Integer open = database.jdbc().queryForObject("""
        select count(*) from item where notice_id = ? and (outcome is null or is_proposed = 1
          or (outcome in ('REMOVED', 'DISABLED', 'DELISTED') and removed_at is null))""", Integer.class, notice);
    boolean done = open != null && open == 0;
    String which = done ? "" : " and purpose = 'DECIDE'";
    database
        .jdbc()
        .update(
            "update notice_deadline set met_at = ? where notice_id = ? and met_at is null" + which,
            at.toEpochMilli(),
            notice);
    return done;
  }

  @Override
  public Optional<Told> told(TenantId tenant, long action) {
    return database.query(
        "reading what was told",
        () -> itemOf(tenant, action)
            .flatMap(row -> notices.key(row.notice()))
            .flatMap(key -> statements.told(action, key)));
  }

  @Override
  public Optional<Decision> undo(TenantId tenant, ItemId item, long reviewer, Instant at) {
    return database.transaction("taking a decision back", () -> {
      Optional<ReviewRows.Row> row = rows.row(tenant, item);
      Optional<Decision> before = row.flatMap(found -> decisionOf(tenant, item));
      before.ifPresent(decision -> {
        undone.insert(tenant, decision, reviewer, at);
        reopen(row.orElseThrow(), decision, at);
      });
      return before;
    });
  }

  @Override
  public List<UndoneDecision> undone(TenantId tenant, int atMost) {
    return database.query("reading what was taken back", () -> undone.latest(tenant, atMost));
  }

  private Optional<Decision> decisionOf(TenantId tenant, ItemId item) {
    return notices
        .row(tenant, item.notice())
        .flatMap(notice -> rows.items(notice).stream()
            .filter(found -> found.id().equals(item))
            .findFirst()
            .flatMap(ReviewItem::decision));
  }

  // The clocks that were met are open again, and end when they would have ended.
  private void reopen(ReviewRows.Row row, Decision before, Instant at) {
    if (before.outcome().restricts()) {
      statements.withdraw(row.number(), at);
      restore(row, at);
    }
    database.jdbc().update("""
        update item set outcome = null, ground = null, reviewer_id = null, second_id = null,
          decided_at = null, removed_at = null, is_sampled = 0, copies_found = 0,
          copies_removed = 0 where id = ?""", row.number());
    database
        .jdbc()
        .update(
            "update notice set state = 'OPEN', decided_at = null where id = ?",
            row.notice().number());
    database.jdbc().update("""
        update notice_deadline set met_at = null
        where notice_id = ? and purpose in ('REMOVE', 'DECIDE', 'COMPLY')""", row.notice().number());
    tellNotifier(row, WebhookEvent.NOTICE_REOPENED, List.of(), at);
  }

  private void restore(ReviewRows.Row row, Instant at) {
    long action = database.take("action", 1);
    database
        .jdbc()
        .update("""
        insert into action (id, tenant_id, item_id, effect, told_at)
        values (?, ?, ?, 'RESTORED', ?)""", action, row.notice().tenant().number(), row.number(), at.toEpochMilli());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("action", action);
    body.put("item", row.id().number());
    located(row).ifPresent(located -> {
      body.put("itemId", located.itemId());
      body.put("copies", located.copies().stream().map(KnownCopy::itemId).toList());
    });
    news.post(
        row.notice().tenant(),
        new CaseworkNews.Happening(
            WebhookEvent.ITEM_RESTORE, row.id().notice(), Long.toString(action), body),
        at);
  }

  @Override
  public boolean done(TenantId tenant, long action, Instant at) {
    return database.transaction("noting that it was done", () -> {
      Optional<ReviewRows.Row> row = itemOf(tenant, action);
      boolean first = row.isPresent()
          && database
                  .jdbc()
                  .update(
                      "update action set done_at = ? where id = ? and done_at is null",
                      at.toEpochMilli(),
                      action)
              > 0;
      if (first) {
        markDone(row.get(), action, at);
      }
      return first;
    });
  }

  /*
   * Two deliveries that are accepted in the same moment wait for each other at the action's row, so
   * that one of them sees that nothing is left.
   */
  @Override
  public void performed(Outbox.Delivery delivery, long action, Instant at) {
    database.transaction("noting that it was performed", () -> {
      database
          .jdbc()
          .update(
              "update action set told_at = told_at where id = ? and tenant_id = ?",
              action,
              delivery.tenant().number());
      database.jdbc().update("delete from delivery where id = ?", delivery.number());
      if (!isDivided(delivery)) {
        done(delivery.tenant(), action, at);
      }
      return true;
    });
  }

  private boolean isDivided(Outbox.Delivery delivery) {
    String whole = delivery.key().replaceFirst("/.*", "");
    Integer left = database
        .jdbc()
        .queryForObject(
            """
        select count(*) from delivery where kind = ? and target = ?
          and (idempotency_key = ? or idempotency_key like ?)""",
            Integer.class,
            delivery.destination().kind(),
            delivery.destination().number(),
            whole,
            whole + "/%");
    return left != null && left > 0;
  }

  @Override
  public List<ReviewItem> decided(TenantId tenant, String itemId) {
    return database.query(
        "reading what was decided of an item",
        () -> names.decided(tenant, itemId).stream()
            .flatMap(id -> item(tenant, id).stream())
            .toList());
  }

  private void markDone(ReviewRows.Row row, long action, Instant at) {
    String effect = database
        .jdbc()
        .queryForObject("select effect from action where id = ?", String.class, action);
    if ("RESTORED".equals(effect)) {
      tellRequester(row, CaseEventKind.RESTORED, Map.of(), at);
      return;
    }
    int changed = database.jdbc().update("""
        update item set removed_at = ?, copies_removed = copies_found where id = ? and outcome is not null and is_proposed = 0
          and removed_at is null""", at.toEpochMilli(), row.number());
    if (changed > 0) {
      tellRequester(row, CaseEventKind.REMOVED, Map.of(), at);
      tellCopies(row, at);
      tellIfDone(row, meetClocks(row.notice().number(), at), at);
    }
  }

  private void tellCopies(ReviewRows.Row row, Instant at) {
    int copies = located(row).map(located -> located.copies().size()).orElse(0);
    if (copies > 0) {
      tellRequester(
          row, CaseEventKind.COPIES_REMOVED, Map.of("count", Integer.toString(copies)), at);
    }
  }

  @Override
  public LookGrant look(TenantId tenant, Look look, ExposureBudget budget) {
    return database.transaction("granting a look", () -> {
      Optional<ReviewRows.Row> row = rows.row(tenant, look.item());
      Optional<Located> located = row.flatMap(this::located);
      boolean handedIn = row.filter(found -> pictures.has(found.number())).isPresent();
      if (located.isEmpty() || (located.flatMap(Located::view).isEmpty() && !handedIn)) {
        return new LookGrant.NothingToShow();
      }
      if (looks.isRestricted(row.orElseThrow().notice().number())) {
        return new LookGrant.NotAllowed();
      }
      return looks.grant(tenant, look, ring.mac(picture(tenant, located.get())), budget);
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
    return database.transaction("receiving an appeal", () -> {
      Optional<Appeal> earlier = appeals.named(tenant, given.reference());
      return earlier.orElseGet(() -> {
        ReviewRows.Row row = rows.row(tenant, given.item()).orElseThrow();
        if (given.by() == Appeal.By.REQUESTER) {
          tellRequester(row, CaseEventKind.OBJECTION_RECEIVED, Map.of(), at);
        }
        return appeals.insert(row, given, at);
      });
    });
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
    return database.transaction(
        "deciding an appeal",
        () -> appeals.rule(tenant, appeal, ruling)
            ? Optional.of(ruled(tenant, appeal))
            : Optional.<Appeal>empty());
  }

  private Appeal ruled(TenantId tenant, long number) {
    Appeal appeal = appeals.of(tenant, number).orElseThrow();
    Appeal.Ruling ruling = appeal.ruling().orElseThrow();
    CaseworkNews.Happening happening = new CaseworkNews.Happening(
        WebhookEvent.APPEAL_DECIDED,
        appeal.item().notice(),
        Long.toString(number),
        Map.of("appeal", number, "item", appeal.item().number(), "upheld", ruling.upheld()));
    if (appeal.by() == Appeal.By.REQUESTER) {
      tellRequester(
          rows.row(tenant, appeal.item()).orElseThrow(),
          ruling.upheld() ? CaseEventKind.OBJECTION_UPHELD : CaseEventKind.OBJECTION_REJECTED,
          Map.of(),
          ruling.decidedAt());
      news.postToNotifier(tenant, happening, ruling.decidedAt());
    } else {
      news.post(tenant, happening, ruling.decidedAt());
    }
    return appeal;
  }

  @Override
  public List<ItemId> samples(TenantId tenant, long reviewer) {
    return database.query(
        "reading samples",
        () -> database
            .jdbc()
            .query(
                """
        select notice.public_id, item.number from item
        join notice on notice.id = item.notice_id
        where item.is_sampled = 1 and item.sample_reviewer is null and notice.tenant_id = ?
          and item.reviewer_id <> ? and coalesce(item.second_id, 0) <> ?
        order by item.decided_at""",
                (row, i) -> new ItemId(new NoticeId(row.getString(1)), row.getInt(2)),
                tenant.number(),
                reviewer,
                reviewer));
  }

  @Override
  public Optional<Boolean> sampled(
      TenantId tenant, ItemId item, Outcome outcome, long reviewer, Instant at) {
    return database.transaction(
        "keeping a second opinion",
        () -> rows.row(tenant, item)
            .filter(row ->
                database.jdbc().update("""
            update item set sample_reviewer = ?, sample_outcome = ?
            where id = ? and is_sampled = 1 and sample_reviewer is null and reviewer_id <> ?""", reviewer, outcome.name(), row.number(), reviewer) > 0)
            .flatMap(row -> decisionOf(tenant, item))
            .map(first -> first.outcome().restricts() == outcome.restricts()));
  }
}
