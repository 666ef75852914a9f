package org.recourse.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.review.Located;
import org.recourse.casework.review.ReviewStore.Deciding;
import org.recourse.casework.review.ReviewStore.Told;
import org.recourse.hub.Outbox;
import org.recourse.hub.TenantId;
import org.recourse.hub.WebhookEvent;
import tools.jackson.databind.json.JsonMapper;

/// What a platform is told to do, and that it did it, within the caller's transaction.
final class ActionRows {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String RESTORED = "RESTORED";

  private final Database database;
  private final ReviewRows rows;
  private final LocatedRows located;
  private final StatementRows statements;
  private final ReviewNews news;
  private final ClosingRows closing;

  ActionRows(
      Database database,
      ReviewRows rows,
      LocatedRows located,
      ReviewNews news,
      ClosingRows closing) {
    this.database = database;
    this.rows = rows;
    this.located = located;
    this.statements = new StatementRows(database);
    this.news = news;
    this.closing = closing;
  }

  /// Tells the platform to do what was decided, and returns the number under which it is told.
  long act(ReviewRows.Row row, Deciding deciding) {
    Instant at = deciding.decision().decidedAt();
    long action = insert(row, deciding.effect().name(), at);
    Map<String, Object> body = body(row, action);
    body.put("effect", deciding.effect().name());
    located.add(row, deciding.copies()).ifPresent(has -> body.put("itemId", has.itemId()));
    List<String> copies = LocatedRows.names(deciding.copies());
    body.put("copies", copies);
    if (!deciding.statementFacts().isEmpty()) {
      body.put("statement", JSON.readTree(deciding.statementFacts()));
      statements.keep(
          action, new Told(deciding.statementFacts(), copies), rows.key(row).orElseThrow());
    }
    news.tellPlatform(row, WebhookEvent.ITEM_ACT, action, body, at);
    statements.report(deciding.tenant(), action, deciding.reports(), at);
    return action;
  }

  /// Tells the platform to give back what it took down, with its copies, but for those that
  /// another decision restricts.
  void restore(ReviewRows.Row row, Instant at) {
    statements.withdraw(row.number(), at);
    long action = insert(row, RESTORED, at);
    Map<String, Object> body = body(row, action);
    located.of(row).ifPresent(has -> {
      body.put("itemId", has.itemId());
      body.put("copies", located.free(row, has));
    });
    news.tellPlatform(row, WebhookEvent.ITEM_RESTORE, action, body, at);
  }

  private long insert(ReviewRows.Row row, String effect, Instant at) {
    long action = database.take("action", 1);
    database
        .jdbc()
        .update(
            "insert into action (id, tenant_id, item_id, effect, told_at) values (?, ?, ?, ?, ?)",
            action,
            row.notice().tenant().number(),
            row.number(),
            effect,
            at.toEpochMilli());
    return action;
  }

  private static Map<String, Object> body(ReviewRows.Row row, long action) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("action", action);
    body.put("item", row.id().number());
    return body;
  }

  /// Returns what the platform was told to say to uploaders, if that was something.
  Optional<Told> told(TenantId tenant, long action) {
    return rows.ofAction(tenant, action)
        .flatMap(rows::key)
        .flatMap(key -> statements.told(action, key));
  }

  /// Notes that the platform did it, and returns whether there is such an action and it was not
  /// noted before.
  boolean done(TenantId tenant, long action, Instant at) {
    Optional<ReviewRows.Row> row = rows.ofAction(tenant, action);
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
  }

  private void markDone(ReviewRows.Row row, long action, Instant at) {
    String effect = database
        .jdbc()
        .queryForObject("select effect from action where id = ?", String.class, action);
    if (RESTORED.equals(effect)) {
      news.tellRequester(row, CaseEventKind.RESTORED, Map.of(), at);
      return;
    }
    int changed = database.jdbc().update("""
        update item set removed_at = ?, copies_removed = copies_found
        where id = ? and outcome is not null and is_proposed = 0 and removed_at is null""", at.toEpochMilli(), row.number());
    if (changed > 0) {
      news.tellRequester(row, CaseEventKind.REMOVED, Map.of(), at);
      tellCopies(row, at);
      closing.meetClocks(row.notice(), at);
    }
  }

  private void tellCopies(ReviewRows.Row row, Instant at) {
    int copies = located.of(row).map(Located::copies).map(List::size).orElse(0);
    if (copies > 0) {
      news.tellRequester(
          row, CaseEventKind.COPIES_REMOVED, Map.of("count", Integer.toString(copies)), at);
    }
  }

  /// Forgets a delivery that was accepted. When it was the last of its action's to that
  /// destination, the action is done.
  void performed(Outbox.Delivery delivery, long action, Instant at) {
    // Two that are accepted in the same moment wait for each other at the action's row, so that
    // one of them sees that nothing is left.
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
}
