package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.review.ReviewStore.Told;
import org.recourse.casework.statement.DsaStatement;
import org.recourse.hub.TenantId;

/// What uploaders and the Transparency Database are told, within the caller's transaction.
final class StatementRows {

  private static final String TOLD = "action_told";

  private final Database database;

  StatementRows(Database database) {
    this.database = database;
  }

  /// Keeps what an action told, under the key of its notice.
  void keep(long action, Told told, ContentKey key) {
    database
        .jdbc()
        .update(
            "update action set told_sealed = ? where id = ?",
            key.seal(CaseworkText.write(told), TOLD, action),
            action);
  }

  /// Returns what an action told.
  Optional<Told> told(long action, ContentKey key) {
    return database
        .jdbc()
        .query(
            "select told_sealed from action where id = ? and told_sealed is not null",
            (row, i) -> row.getBytes(1),
            action)
        .stream()
        .findFirst()
        .map(bytes -> CaseworkText.read(key.open(bytes, TOLD, action), Told.class));
  }

  /// Writes statements for the Transparency Database.
  void report(TenantId tenant, long action, List<DsaStatement> reports, Instant at) {
    if (reports.isEmpty()) {
      return;
    }
    long first = database.take("dsa_report", reports.size());
    List<Object[]> rows = new ArrayList<>(reports.size());
    for (DsaStatement report : reports) {
      rows.add(new Object[] {
        first++, tenant.number(), action, report.puid().value(), report.json(), at.toEpochMilli()
      });
    }
    database.jdbc().batchUpdate("""
        insert into dsa_statement (id, tenant_id, action_id, puid, body, made_at)
        values (?, ?, ?, ?, ?, ?)""", rows);
  }

  /// Marks the statements of an item whose decision is taken back.
  void withdraw(long item, Instant at) {
    List<Long> ids = database.jdbc().query("""
        select id from dsa_statement where withdrawal is null
          and action_id in (select id from action where item_id = ?) order by id""", StatementRows::number, item);
    if (ids.isEmpty()) {
      return;
    }
    long first = database.take("dsa_withdrawal", ids.size());
    List<Object[]> rows = new ArrayList<>(ids.size());
    for (long id : ids) {
      rows.add(new Object[] {first++, at.toEpochMilli(), id});
    }
    database
        .jdbc()
        .batchUpdate(
            "update dsa_statement set withdrawal = ?, withdrawn_at = ? where id = ?", rows);
  }

  private static long number(ResultSet row, int number) throws SQLException {
    return row.getLong(1);
  }
}
