package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.law.Bound;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.ClockPurpose;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Element;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeClocks;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.hub.TenantId;

/// Writes and reads notices within the caller's transaction.
final class NoticeRows {

  private static final String CONTENT = "notice_content";

  private final Database database;
  private final ContentKeys keys;

  NoticeRows(Database database, KeyRing ring) {
    this.database = database;
    this.keys = new ContentKeys(database, ring);
  }

  /// Writes a notice with its items and clocks.
  ///
  /// @param key under which its content is sealed
  /// @param caseId of which case it is, if of one
  /// @return the number of its row
  long insert(NoticeDraft draft, ContentKey key, @Nullable Long caseId) {
    long number = database.take("notice", 1);
    NoticeContent content = draft.content();
    database
        .jdbc()
        .update(
            """
        insert into notice (id, tenant_id, public_id, content_key, case_id, origin, state,
          is_restricted, content_sealed, missing, kinds, received_at, due_at, key_id, reference,
          claimed_until, held_until, is_escalated, was_incomplete)
        values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)""",
            number,
            draft.tenant().number(),
            draft.id().text(),
            key.number(),
            caseId,
            draft.origin().name(),
            content.age().isRestricted() ? 1 : 0,
            key.seal(CaseworkText.write(content), CONTENT, number),
            names(draft.missing()),
            kinds(content),
            draft.receivedAt().toEpochMilli(),
            draft.dueAt().map(Instant::toEpochMilli).orElse(null),
            draft.key().orElse(null),
            draft.reference().isEmpty() ? null : draft.reference(),
            draft.missing().isEmpty() ? 0 : 1);
    insertItems(number, content.items().size(), 0);
    insert(number, draft.deadlines());
    return number;
  }

  private void insertItems(long notice, int count, int from) {
    if (count == from) {
      return;
    }
    long item = database.take("item", count - from);
    List<Object[]> rows = new ArrayList<>(count - from);
    for (int i = from; i < count; i++) {
      rows.add(new Object[] {item++, notice, i + 1});
    }
    database.jdbc().batchUpdate("""
        insert into item (id, notice_id, number, is_proposed, copies_removed, is_sampled)
        values (?, ?, ?, 0, 0, 0)""", rows);
  }

  /// Writes clocks; one that runs already stays as it is, unless this one ends earlier.
  private void insert(long notice, List<Deadline> deadlines) {
    List<Object[]> rows = new ArrayList<>(deadlines.size());
    for (Deadline deadline : deadlines) {
      rows.add(new Object[] {
        notice,
        deadline.regime().name(),
        deadline.clock().code(),
        deadline.purpose().name(),
        deadline.bound().name(),
        deadline.startedAt().toEpochMilli(),
        deadline.notBefore().toEpochMilli(),
        deadline.dueAt().toEpochMilli(),
        NoticeClocks.isToBeMet(deadline) ? null : deadline.startedAt().toEpochMilli()
      });
    }
    database.jdbc().batchUpdate("""
        insert into notice_deadline (notice_id, regime, clock, purpose, bound, started_at,
          not_before, due_at, met_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (notice_id, regime, clock) do update set due_at = excluded.due_at
        where excluded.due_at < notice_deadline.due_at""", rows);
  }

  /// Replaces what a notice says. No clock moves to a later time.
  void complete(
      long number, NoticeContent content, List<Deadline> deadlines, List<Element> missing) {
    Row row = row("id = ?", number).orElseThrow();
    ContentKey key = keys.find(row.contentKey()).orElseThrow();
    int before = Objects.requireNonNull(database
        .jdbc()
        .queryForObject("select count(*) from item where notice_id = ?", Integer.class, number));
    insertItems(number, Math.max(before, content.items().size()), before);
    insert(number, deadlines);
    database
        .jdbc()
        .update(
            """
        update notice set content_sealed = ?, missing = ?, kinds = ?,
          is_restricted = case when is_restricted = 1 then 1 else ? end,
          due_at = (select min(due_at) from notice_deadline
            where notice_id = ? and met_at is null)
        where id = ?""",
            key.seal(CaseworkText.write(content), CONTENT, number),
            names(Set.copyOf(missing)),
            kinds(content),
            content.age().isRestricted() ? 1 : 0,
            number,
            number);
  }

  /// A notice's row.
  ///
  /// @param number its number
  /// @param tenant whose
  /// @param contentKey under which its content is sealed
  /// @param caseId of which case
  /// @param publicId its number for people
  /// @param state where it stands
  record Row(
      long number,
      TenantId tenant,
      long contentKey,
      Optional<CaseId> caseId,
      NoticeId publicId,
      NoticeState state) {}

  /// Returns a row.
  ///
  /// @param where a condition with one parameter
  Optional<Row> row(String where, Object parameter) {
    return database
        .jdbc()
        .query("select * from notice where " + where, NoticeRows::row, parameter)
        .stream()
        .findFirst();
  }

  /// Returns the row of a notice's number for people, if it is this tenant's.
  Optional<Row> row(TenantId tenant, NoticeId id) {
    return row("public_id = ?", id.text()).filter(row -> row.tenant().equals(tenant));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        new TenantId(row.getLong("tenant_id")),
        row.getLong("content_key"),
        number(row, "case_id").map(CaseId::new),
        new NoticeId(row.getString("public_id")),
        NoticeState.valueOf(row.getString("state")));
  }

  /// Returns the key of a notice's content, unless it was shredded.
  Optional<ContentKey> key(Row row) {
    return keys.find(row.contentKey());
  }

  /// Returns what a notice says, unless it was shredded.
  Optional<NoticeContent> content(Row row) {
    return database
        .jdbc()
        .query(
            "select content_sealed from notice where id = ?",
            (found, i) -> found.getBytes(1),
            row.number())
        .stream()
        .findFirst()
        .flatMap(bytes -> open(row, bytes));
  }

  private Optional<NoticeContent> open(Row row, byte[] sealed) {
    return key(row)
        .map(
            key -> CaseworkText.read(key.open(sealed, CONTENT, row.number()), NoticeContent.class));
  }

  /// Returns the whole notice.
  Notice notice(Row row) {
    return Objects.requireNonNull(database
        .jdbc()
        .queryForObject(
            "select * from notice where id = ?",
            (found, i) -> new Notice(
                row.publicId(),
                row.tenant(),
                NoticeOrigin.valueOf(found.getString("origin")),
                row.caseId(),
                open(row, found.getBytes("content_sealed")),
                instant(found, "received_at").orElseThrow(),
                deadlines(row.number()),
                elements(found.getString("missing")),
                row.state(),
                number(found, "key_id")),
            row.number()));
  }

  private List<Deadline> deadlines(long notice) {
    return database
        .jdbc()
        .query(
            "select * from notice_deadline where notice_id = ? order by due_at, regime, clock",
            (row, i) -> new Deadline(
                RegimeId.valueOf(row.getString("regime")),
                new ClockId(row.getString("clock")),
                ClockPurpose.valueOf(row.getString("purpose")),
                instant(row, "started_at").orElseThrow(),
                instant(row, "not_before").orElseThrow(),
                instant(row, "due_at").orElseThrow(),
                Bound.valueOf(row.getString("bound"))),
            notice);
  }

  private static String kinds(NoticeContent content) {
    return content.items().stream()
        .map(ReportedItem::kind)
        .map(Enum::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String names(Set<Element> missing) {
    return missing.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
  }

  private static Set<Element> elements(String names) {
    return Arrays.stream(names.split(" "))
        .filter(name -> !name.isEmpty())
        .map(Element::valueOf)
        .collect(Collectors.toSet());
  }

  /// Returns a time, unless the column is null.
  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return number(row, column).map(Instant::ofEpochMilli);
  }

  /// Returns a number, unless the column is null.
  static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
