package org.recourse.storage;

import java.time.Instant;
import java.util.List;
import org.recourse.casework.statement.Puid;
import org.recourse.casework.statement.ReportStore;
import org.recourse.hub.TenantId;

/// Statements for the Transparency Database, as they were kept with their decisions. May be
/// shared between threads.
public final class SqlReportStore implements ReportStore {

  private final Database database;

  /// Reads in this database.
  public SqlReportStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Withdrawn> withdrawn(TenantId tenant, long after, int atMost) {
    return database.query(
        "reading statements that were withdrawn",
        () -> database
            .jdbc()
            .query(
                """
            select withdrawal, puid, withdrawn_at from dsa_statement
            where tenant_id = ? and withdrawal > ? order by withdrawal limit ?""",
                (row, i) -> new Withdrawn(
                    row.getLong(1),
                    new Puid(row.getString(2)),
                    Instant.ofEpochMilli(row.getLong(3))),
                tenant.number(),
                after,
                atMost));
  }

  @Override
  public List<Kept> after(TenantId tenant, long after, int atMost) {
    return database.query(
        "reading statements",
        () -> database
            .jdbc()
            .query(
                """
            select id, puid, body from dsa_statement
            where tenant_id = ? and id > ? and withdrawal is null
            order by id limit ?""",
                (row, i) -> new Kept(row.getLong(1), new Puid(row.getString(2)), row.getString(3)),
                tenant.number(),
                after,
                atMost));
  }
}
