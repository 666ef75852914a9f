package org.recourse.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.recourse.hub.Quota;
import org.recourse.hub.QuotaKind;
import org.recourse.hub.QuotaPeriod;
import org.recourse.hub.QuotaStore;
import org.recourse.hub.SourceId;

/// Quotas in the database. May be shared between threads.
public final class SqlQuotaStore implements QuotaStore {

  private final Database database;

  /// Keeps them in this database.
  public SqlQuotaStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<SourceId, List<Quota>> all() {
    return database.query("reading the quotas", () -> {
      Map<SourceId, List<Quota>> all = new HashMap<>();
      database.jdbc().query("select * from quota order by source_id, kind, period", row -> {
        all.computeIfAbsent(new SourceId(row.getLong("source_id")), source -> new ArrayList<>())
            .add(new Quota(
                QuotaKind.valueOf(row.getString("kind")),
                QuotaPeriod.valueOf(row.getString("period")),
                row.getLong("most")));
      });
      return all;
    });
  }

  @Override
  public void set(SourceId source, List<Quota> quotas) {
    database.transaction("setting quotas", () -> {
      database.jdbc().update("delete from quota where source_id = ?", source.number());
      for (Quota quota : quotas) {
        database
            .jdbc()
            .update(
                "insert into quota (source_id, kind, period, most) values (?, ?, ?, ?)",
                source.number(),
                quota.kind().name(),
                quota.period().name(),
                quota.most());
      }
      return true;
    });
  }

  @Override
  public List<Use> used() {
    return database.query(
        "reading what is used of quotas",
        () -> database
            .jdbc()
            .query(
                "select * from quota_use",
                (row, i) -> new Use(
                    new SourceId(row.getLong("source_id")),
                    QuotaKind.valueOf(row.getString("kind")),
                    QuotaPeriod.valueOf(row.getString("period")),
                    Instant.ofEpochMilli(row.getLong("since")),
                    row.getLong("used"))));
  }

  @Override
  public void keep(List<Use> used) {
    database.transaction("keeping what is used of quotas", () -> {
      for (Use use : used) {
        database
            .jdbc()
            .update(
                """
            insert into quota_use (source_id, kind, period, since, used) values (?, ?, ?, ?, ?)
            on conflict (source_id, kind, period)
            do update set since = excluded.since, used = excluded.used""",
                use.source().number(),
                use.kind().name(),
                use.period().name(),
                use.since().toEpochMilli(),
                use.count());
      }
      return true;
    });
  }
}
