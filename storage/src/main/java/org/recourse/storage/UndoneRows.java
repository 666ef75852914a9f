package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.review.UndoneDecision;
import org.recourse.hub.TenantId;

/// Decisions that were taken back.
final class UndoneRows {

  private final Database database;

  UndoneRows(Database database) {
    this.database = database;
  }

  /// Keeps what had been decided, and who takes it back.
  void insert(TenantId tenant, Decision decision, long by, Instant at) {
    database
        .jdbc()
        .update(
            """
        insert into undone (id, tenant_id, notice, item, outcome, ground, reviewer_id, second_id,
          decided_at, undone_by, undone_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            database.take("undone", 1),
            tenant.number(),
            decision.item().notice().text(),
            decision.item().number(),
            decision.outcome().name(),
            decision.ground().name(),
            decision.reviewer(),
            decision.second().orElse(null),
            decision.decidedAt().toEpochMilli(),
            by,
            at.toEpochMilli());
  }

  /// Returns the latest first.
  List<UndoneDecision> latest(TenantId tenant, int atMost) {
    return database
        .jdbc()
        .query(
            "select * from undone where tenant_id = ? order by undone_at desc, id desc limit ?",
            (row, i) -> read(row),
            tenant.number(),
            atMost);
  }

  private static UndoneDecision read(ResultSet row) throws SQLException {
    long second = row.getLong("second_id");
    Optional<Long> agreed = row.wasNull() ? Optional.empty() : Optional.of(second);
    return new UndoneDecision(
        new ItemId(new NoticeId(row.getString("notice")), row.getInt("item")),
        Outcome.valueOf(row.getString("outcome")),
        Ground.valueOf(row.getString("ground")),
        row.getLong("reviewer_id"),
        agreed,
        Instant.ofEpochMilli(row.getLong("decided_at")),
        row.getLong("undone_by"),
        Instant.ofEpochMilli(row.getLong("undone_at")));
  }
}
