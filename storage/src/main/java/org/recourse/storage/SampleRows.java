package org.recourse.storage;

import java.util.List;
import java.util.Optional;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.ReviewItem;
import org.recourse.hub.TenantId;

/// Decisions that a second person makes again blindly, within the caller's transaction.
final class SampleRows {

  private final Database database;
  private final ReviewRows rows;

  SampleRows(Database database, ReviewRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /// Returns what waits for somebody else than those who decided it, the earliest first.
  List<ItemId> waiting(TenantId tenant, long reviewer) {
    return database
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
            reviewer);
  }

  /// Keeps what the second person found, and returns whether both agree, if it was to be decided.
  Optional<Boolean> decide(TenantId tenant, ItemId item, Outcome outcome, long reviewer) {
    return rows.row(tenant, item)
        .filter(row -> write(row, outcome, reviewer))
        .flatMap(rows::item)
        .flatMap(ReviewItem::decision)
        .map(first -> first.outcome().restricts() == outcome.restricts());
  }

  private boolean write(ReviewRows.Row row, Outcome outcome, long reviewer) {
    return database.jdbc().update("""
            update item set sample_reviewer = ?, sample_outcome = ?
            where id = ? and is_sampled = 1 and sample_reviewer is null and reviewer_id <> ?""", reviewer, outcome.name(), row.number(), reviewer) > 0;
  }
}
