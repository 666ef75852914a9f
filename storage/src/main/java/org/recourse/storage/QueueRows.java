package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.review.Claim;
import org.recourse.casework.review.Hold;
import org.recourse.casework.review.QueueEntry;
import org.recourse.hub.TenantId;

/// The queue: who has which notice, and which is laid aside, within the caller's transaction.
final class QueueRows {

  /// Names the column of why a notice is laid aside.
  private static final String HELD_WHY = "held_why";

  private static final String LINE = """
      select notice.*,
        (select count(*) from item where item.notice_id = notice.id) as items,
        (select count(*) from item where item.notice_id = notice.id
          and located_at is not null) as located,
        (select count(*) from item where item.notice_id = notice.id
          and (outcome is null or is_proposed = 1)) as undecided
      from notice where tenant_id = ?""";

  private final Database database;
  private final ContentKeys keys;

  QueueRows(Database database, KeyRing ring) {
    this.database = database;
    this.keys = new ContentKeys(database, ring);
  }

  /// Returns open notices, what is due first first.
  List<QueueEntry> open(TenantId tenant, int atMost) {
    return database
        .jdbc()
        .query(
            LINE + " and state = 'OPEN'"
                + " order by case when due_at is null then 1 else 0 end, due_at, id limit ?",
            this::line,
            tenant.number(),
            atMost);
  }

  /// Returns one notice's line.
  Optional<QueueEntry> line(TenantId tenant, NoticeId notice) {
    return database
        .jdbc()
        .query(LINE + " and public_id = ?", this::line, tenant.number(), notice.text())
        .stream()
        .findFirst();
  }

  private QueueEntry line(ResultSet row, int number) throws SQLException {
    Instant claimedUntil = Instant.ofEpochMilli(row.getLong("claimed_until"));
    Optional<Claim> claim =
        NoticeRows.number(row, "claimed_by").map(by -> new Claim(by, claimedUntil));
    return new QueueEntry(
        new NoticeId(row.getString("public_id")),
        NoticeOrigin.valueOf(row.getString("origin")),
        Instant.ofEpochMilli(row.getLong("received_at")),
        NoticeRows.instant(row, "due_at"),
        kinds(row.getString("kinds")),
        row.getInt("items"),
        row.getInt("located"),
        row.getInt("undecided"),
        row.getInt("is_restricted") == 1,
        row.getInt("is_escalated") == 1,
        claim,
        hold(row));
  }

  // With the key of the notice's content: once that is shredded, nothing is left of it either.
  private Optional<Hold> hold(ResultSet row) throws SQLException {
    byte[] why = row.getBytes("held_why_sealed");
    if (why == null) {
      return Optional.empty();
    }
    Instant until = Instant.ofEpochMilli(row.getLong("held_until"));
    long number = row.getLong("id");
    return keys.find(row.getLong("content_key"))
        .map(key -> new Hold(until, key.open(why, HELD_WHY, number)));
  }

  /// Lays a notice aside, and returns whether it could be: of one whose content was shredded
  /// nothing is written any more.
  boolean hold(NoticeId notice, Hold hold) {
    return database
        .jdbc()
        .query(
            "select id, content_key from notice where public_id = ?",
            (row, number) -> why(row, hold),
            notice.text())
        .stream()
        .flatMap(Optional::stream)
        .anyMatch(why -> database
                .jdbc()
                .update(
                    "update notice set held_until = ?, held_why_sealed = ? where public_id = ?",
                    hold.until().toEpochMilli(),
                    why,
                    notice.text())
            > 0);
  }

  private Optional<byte[]> why(ResultSet row, Hold hold) throws SQLException {
    long number = row.getLong("id");
    return keys.find(row.getLong("content_key")).map(key -> key.seal(hold.why(), HELD_WHY, number));
  }

  private static Set<ItemKind> kinds(String names) {
    return Arrays.stream(names.split(" ")).map(ItemKind::valueOf).collect(Collectors.toSet());
  }

  /// Claims a notice, unless somebody else has it, and returns whether that could be.
  boolean claim(NoticeId notice, long reviewer, Instant now) {
    return database
            .jdbc()
            .update(
                """
            update notice set claimed_by = ?, claimed_until = ?
            where public_id = ?
              and (claimed_by is null or claimed_by = ? or claimed_until <= ?)""",
                reviewer,
                now.plus(Claim.ALLOWED).toEpochMilli(),
                notice.text(),
                reviewer,
                now.toEpochMilli())
        > 0;
  }

  /// Gives a notice back, or over to somebody, and returns whether there is such a notice.
  boolean release(NoticeId notice, Optional<Long> to, Instant now) {
    long until = to.isPresent() ? now.plus(Claim.ALLOWED).toEpochMilli() : 0;
    return database
            .jdbc()
            .update(
                "update notice set claimed_by = ?, claimed_until = ? where public_id = ?",
                to.orElse(null),
                until,
                notice.text())
        > 0;
  }

  /// Says that a notice waits for a lead, or does not any more, and returns whether there is such
  /// a notice.
  boolean escalate(NoticeId notice, boolean escalated) {
    return database
            .jdbc()
            .update(
                "update notice set is_escalated = ? where public_id = ?",
                escalated ? 1 : 0,
                notice.text())
        > 0;
  }
}
