package org.recourse.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.ReviewItem;
import org.recourse.casework.review.ReviewStore.Decided;
import org.recourse.casework.review.ReviewStore.Deciding;
import org.recourse.casework.review.ReviewStore.Undone;
import org.recourse.casework.review.UndoneDecision;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryId;
import org.recourse.hub.TenantId;

/// Decisions with all that follows from them, within the caller's transaction.
final class DecisionRows {

  private final Database database;
  private final EntryLinks ofCases;
  private final EntryLinks ofItems;
  private final PictureRows pictures;
  private final UndoneRows undone;
  private final SqlEntryStore entryStore;
  private final ReviewRows rows;
  private final ItemNames names;
  private final ReviewNews news;
  private final ClosingRows closing;
  private final ActionRows actions;

  DecisionRows(
      Database database,
      KeyRing ring,
      SqlEntryStore entryStore,
      ReviewRows rows,
      ItemNames names,
      ReviewNews news,
      ClosingRows closing,
      ActionRows actions) {
    this.database = database;
    this.ofCases = EntryLinks.ofCases(database);
    this.ofItems = EntryLinks.ofItems(database);
    this.pictures = new PictureRows(database, ring);
    this.undone = new UndoneRows(database);
    this.entryStore = entryStore;
    this.rows = rows;
    this.names = names;
    this.news = news;
    this.closing = closing;
    this.actions = actions;
  }

  /// Records a decision, unless the item is gone or was decided meanwhile.
  Optional<Decided> decide(Deciding deciding) {
    return rows.row(deciding.tenant(), deciding.decision().item())
        .filter(row -> isUndecided(row.number()))
        .map(row -> decide(row, deciding));
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
    long action = deciding.effect().restricts() ? actions.act(row, deciding) : 0;
    List<Entry> entries = entryStore.add(deciding.entries());
    List<EntryId> made = entries.stream().map(Entry::id).toList();
    ofItems.link(row.number(), made);
    row.notice().caseId().ifPresent(id -> ofCases.link(id.number(), made));
    if (!deciding.proposed()) {
      pictures.shred(row.number());
      news.tellOutcome(row, decision, deciding.copies().size());
      closing.closeIfDecided(row.notice(), decision.decidedAt());
    }
    return new Decided(action, entries);
  }

  private void write(ReviewRows.Row row, Deciding deciding) {
    Decision decision = deciding.decision();
    ContentKey key = rows.key(row).orElseThrow();
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

  /// Takes a decision back, if there was one that stood.
  Optional<Undone> undo(TenantId tenant, ItemId item, long reviewer, Instant at) {
    Optional<ReviewRows.Row> row = rows.row(tenant, item);
    Optional<Decision> before = row.flatMap(rows::item).flatMap(ReviewItem::decision);
    return before.map(decision -> undo(row.orElseThrow(), decision, reviewer, at));
  }

  private Undone undo(ReviewRows.Row row, Decision decision, long reviewer, Instant at) {
    TenantId tenant = row.notice().tenant();
    undone.insert(tenant, decision, reviewer, at);
    reopen(row, decision, at);
    if (decision.outcome().restricts()) {
      names
          .leftWithout(tenant, row.number())
          .forEach(item -> reopenDuplicate(tenant, item, reviewer, at));
    }
    return new Undone(decision, ofItems.unlink(row.number()));
  }

  // Whoever was told that it was decided with another's report, and that it goes, has no decision
  // now.
  private void reopenDuplicate(TenantId tenant, ItemId item, long reviewer, Instant at) {
    if (undo(tenant, item, reviewer, at).isPresent()) {
      news.tellRequester(
          rows.row(tenant, item).orElseThrow(), CaseEventKind.RESTORED, Map.of(), at);
    }
  }

  private void reopen(ReviewRows.Row row, Decision before, Instant at) {
    if (before.outcome().restricts()) {
      actions.restore(row, at);
    }
    database.jdbc().update("""
        update item set outcome = null, ground = null, reviewer_id = null, second_id = null,
          decided_at = null, removed_at = null, is_sampled = 0, copies_found = 0,
          copies_removed = 0 where id = ?""", row.number());
    closing.reopen(row.notice(), at);
  }

  /// Returns the decisions that were taken back, the latest first.
  List<UndoneDecision> undone(TenantId tenant, int atMost) {
    return undone.latest(tenant, atMost);
  }
}
