package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseContent;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.Consent;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.notice.NoticeId;
import org.recourse.hub.TenantId;

/// Writes and reads cases within the caller's transaction.
final class CaseRows {

  private static final String CONTENT = "case_content";
  private static final String DETAILS = "case_event";

  private final Database database;
  private final ContentKeys keys;

  CaseRows(Database database, KeyRing ring) {
    this.database = database;
    this.keys = new ContentKeys(database, ring);
  }

  /// A case's row.
  @SuppressWarnings("ArrayRecordComponent") // read, and never compared as a record
  record Row(
      long number,
      TenantId tenant,
      CaseHandle handle,
      long contentKey,
      byte[] contentSealed,
      Instant openedAt) {}

  /// Writes a case.
  ///
  /// @return its number
  long insert(
      TenantId tenant,
      CaseHandle handle,
      byte[] keyDigest,
      ContentKey key,
      CaseContent content,
      Instant at) {
    long number = database.take("requester_case", 1);
    database
        .jdbc()
        .update(
            """
        insert into requester_case (id, tenant_id, handle, key_digest, content_key,
          content_sealed, opened_at, seen_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""",
            number,
            tenant.number(),
            handle.text(),
            keyDigest,
            key.number(),
            key.seal(CaseworkText.write(content), CONTENT, number),
            at.toEpochMilli(),
            at.toEpochMilli());
    return number;
  }

  /// Returns whether a handle is taken.
  boolean has(CaseHandle handle) {
    return row("handle = ?", handle.text()).isPresent();
  }

  /// Returns a row.
  ///
  /// @param where a condition with one parameter
  Optional<Row> row(String where, Object parameter) {
    return database
        .jdbc()
        .query("select * from requester_case where " + where, CaseRows::row, parameter)
        .stream()
        .findFirst();
  }

  /// Returns the digest of the key that opens a case, if there is such a case.
  Optional<byte[]> keyDigest(CaseHandle handle) {
    return database
        .jdbc()
        .query(
            "select key_digest from requester_case where handle = ?",
            (row, number) -> row.getBytes("key_digest"),
            handle.text())
        .stream()
        .findFirst();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        new TenantId(row.getLong("tenant_id")),
        new CaseHandle(row.getString("handle")),
        row.getLong("content_key"),
        row.getBytes("content_sealed"),
        Instant.ofEpochMilli(row.getLong("opened_at")));
  }

  /// Returns the key of a case.
  ///
  /// @throws IllegalStateException if it was shredded
  ContentKey key(Row row) {
    return keys.find(row.contentKey())
        .orElseThrow(() -> new IllegalStateException("this case was shredded"));
  }

  /// Returns the whole case.
  CaseFile file(Row row) {
    ContentKey key = key(row);
    return new CaseFile(
        new CaseId(row.number()),
        row.handle(),
        row.openedAt(),
        CaseworkText.read(key.open(row.contentSealed(), CONTENT, row.number()), CaseContent.class),
        consents(row.number()),
        notices(row.number()),
        events(row.number(), key));
  }

  /// Replaces what she told.
  void change(Row row, CaseContent content) {
    database
        .jdbc()
        .update(
            "update requester_case set content_sealed = ? where id = ?",
            key(row).seal(CaseworkText.write(content), CONTENT, row.number()),
            row.number());
  }

  /// Notes what happened, if the case is still there.
  void note(long number, CaseEvent event) {
    row("id = ?", number).ifPresent(row -> {
      long id = database.take("case_event", 1);
      database
          .jdbc()
          .update(
              """
          insert into case_event (id, case_id, kind, at, details_sealed)
          values (?, ?, ?, ?, ?)""",
              id,
              number,
              event.kind().name(),
              event.at().toEpochMilli(),
              key(row).seal(CaseworkText.write(event.details()), DETAILS, id));
    });
  }

  private List<CaseEvent> events(long number, ContentKey key) {
    return database
        .jdbc()
        .query(
            "select * from case_event where case_id = ? order by id",
            (row, i) -> new CaseEvent(
                CaseEventKind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("at")),
                details(key.open(row.getBytes("details_sealed"), DETAILS, row.getLong("id")))),
            number);
  }

  // A map of texts, as it was written.
  @SuppressWarnings("unchecked")
  private static Map<String, String> details(String text) {
    return (Map<String, String>) CaseworkText.read(text, Map.class);
  }

  private List<Consent> consents(long number) {
    return database
        .jdbc()
        .query(
            "select * from case_consent where case_id = ? order by given_at, act",
            (row, i) -> new Consent(
                ConsentAct.valueOf(row.getString("act")),
                Instant.ofEpochMilli(row.getLong("given_at")),
                NoticeRows.instant(row, "withdrawn_at")),
            number);
  }

  /// Gives or takes back a consent, and returns whether that changed anything.
  boolean consent(long number, ConsentAct act, boolean given, Instant at) {
    if (given) {
      return database.jdbc().update("""
          insert into case_consent (case_id, act, given_at) values (?, ?, ?)
          on conflict (case_id, act) do update set given_at = excluded.given_at,
            withdrawn_at = null
          where case_consent.withdrawn_at is not null""", number, act.name(), at.toEpochMilli()) > 0;
    }
    return database.jdbc().update("""
        update case_consent set withdrawn_at = ?
        where case_id = ? and act = ? and withdrawn_at is null""", at.toEpochMilli(), number, act.name()) > 0;
  }

  private List<NoticeId> notices(long number) {
    return database
        .jdbc()
        .query(
            "select public_id from notice where case_id = ? order by id",
            (row, i) -> new NoticeId(row.getString(1)),
            number);
  }

  /// Deletes a case: its key first.
  void delete(Row row) {
    keys.shred(row.contentKey());
    for (String table : Arrays.asList("case_event", "case_consent", "case_entry")) {
      database.jdbc().update("delete from " + table + " where case_id = ?", row.number());
    }
    database.jdbc().update("update notice set case_id = null where case_id = ?", row.number());
    database.jdbc().update("delete from requester_case where id = ?", row.number());
  }
}
