package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.CaseReading;
import org.recourse.casework.cases.SharedCase;
import org.recourse.casework.cases.SharedCaseStore;
import org.recourse.hub.TenantId;

/// Shared cases in the database. May be shared between threads.
public final class SqlSharedCaseStore implements SharedCaseStore {

  private static final Duration DAY = Duration.ofHours(24);

  private static final String SHARED = """
      tenant_id = ? and exists (select 1 from case_consent
        where case_id = requester_case.id and act = 'READ_CASE' and withdrawn_at is null)""";

  private final Database database;
  private final CaseRows cases;

  /// Reads cases in this database, under these keys.
  public SqlSharedCaseStore(Database database, KeyRing ring) {
    this.database = database;
    this.cases = new CaseRows(database, ring);
  }

  @Override
  public List<SharedCase> list(TenantId tenant, int atMost) {
    return database.query(
        "reading the shared cases",
        () -> database
            .jdbc()
            .query("""
        select * from (
          select requester_case.id, handle, opened_at,
            (select max(at) from case_event
              where case_id = requester_case.id and kind = 'ANSWERED') as answered_at,
            (select max(at) from case_event
              where case_id = requester_case.id and kind = 'MESSAGE') as written_at
          from requester_case where %s) as shared
        order by case when answered_at > coalesce(written_at, 0) then 0 else 1 end,
          coalesce(answered_at, opened_at), id limit ?""".formatted(SHARED), SqlSharedCaseStore::line, tenant.number(), atMost));
  }

  private static SharedCase line(ResultSet row, int number) throws SQLException {
    return new SharedCase(
        new CaseId(row.getLong("id")),
        new CaseHandle(row.getString("handle")),
        Instant.ofEpochMilli(row.getLong("opened_at")),
        NoticeRows.instant(row, "answered_at"),
        NoticeRows.instant(row, "written_at"));
  }

  @Override
  public Optional<CaseId> find(TenantId tenant, CaseHandle handle) {
    return database.query(
        "finding a shared case",
        () -> database
            .jdbc()
            .query(
                "select id from requester_case where handle = ? and " + SHARED,
                (row, i) -> new CaseId(row.getLong(1)),
                handle.text(),
                tenant.number())
            .stream()
            .findFirst());
  }

  private boolean isShared(TenantId tenant, CaseId id) {
    return !database
        .jdbc()
        .queryForList(
            "select id from requester_case where id = ? and " + SHARED,
            Long.class,
            id.number(),
            tenant.number())
        .isEmpty();
  }

  @Override
  public Optional<CaseFile> enter(TenantId tenant, CaseReading reading) {
    return database.transaction("entering a shared case", () -> {
      if (!isShared(tenant, reading.id())) {
        return Optional.<CaseFile>empty();
      }
      record(tenant, reading);
      tell(reading);
      return cases.row("id = ?", reading.id().number()).map(cases::file);
    });
  }

  private void record(TenantId tenant, CaseReading reading) {
    database
        .jdbc()
        .update(
            """
        insert into case_reading (id, tenant_id, case_id, staff_id, act, read_at)
        values (?, ?, ?, ?, ?, ?)""",
            database.take("case_reading", 1),
            tenant.number(),
            reading.id().number(),
            reading.staff(),
            reading.act().name(),
            reading.at().toEpochMilli());
  }

  private void tell(CaseReading reading) {
    long id = reading.id().number();
    switch (reading.act()) {
      case READ -> {
        if (!wasToldSince(id, reading.at().minus(DAY))) {
          note(id, CaseEventKind.CASE_READ, Map.of(), reading.at());
        }
      }
      case HANDED_OUT -> note(id, CaseEventKind.HANDED_OUT, Map.of(), reading.at());
      case WROTE -> {
        // The message itself tells it.
      }
    }
  }

  private boolean wasToldSince(long id, Instant since) {
    return !database
        .jdbc()
        .queryForList(
            "select id from case_event where case_id = ? and kind = 'CASE_READ' and at > ?",
            Long.class,
            id,
            since.toEpochMilli())
        .isEmpty();
  }

  private void note(long id, CaseEventKind kind, Map<String, String> details, Instant at) {
    cases.note(id, new CaseEvent(kind, at, details));
  }

  @Override
  public boolean write(TenantId tenant, CaseId id, long staff, String text, Instant at) {
    return database.transaction("writing to a requester", () -> {
      boolean shared = isShared(tenant, id);
      if (shared) {
        record(tenant, new CaseReading(id, staff, CaseReading.Act.WROTE, at));
        note(id.number(), CaseEventKind.MESSAGE, Map.of("text", text), at);
      }
      return shared;
    });
  }

  @Override
  public List<CaseReading> readings(TenantId tenant, int atMost) {
    return database.query(
        "reading who was in cases",
        () -> database
            .jdbc()
            .query(
                "select * from case_reading where tenant_id = ? order by id desc limit ?",
                (row, i) -> new CaseReading(
                    new CaseId(row.getLong("case_id")),
                    row.getLong("staff_id"),
                    CaseReading.Act.valueOf(row.getString("act")),
                    Instant.ofEpochMilli(row.getLong("read_at"))),
                tenant.number(),
                atMost));
  }
}
