package org.recourse.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.ExposureBudget;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Look;
import org.recourse.casework.review.LookGrant;
import org.recourse.casework.review.LookReason;
import org.recourse.hub.TenantId;

/// Who looked at what, within the caller's transaction. A picture is remembered by a keyed
/// digest.
final class LookRows {

  private static final Duration DAY = Duration.ofHours(24);

  private final Database database;

  LookRows(Database database) {
    this.database = database;
  }

  /// Returns whether the person shown may have been under 18.
  boolean isRestricted(long notice) {
    Integer restricted = database
        .jdbc()
        .queryForObject("select is_restricted from notice where id = ?", Integer.class, notice);
    return restricted == null || restricted == 1;
  }

  /// Grants a look and writes it down, unless she saw the picture or the budget is spent.
  ///
  /// @param picture by which it is known again
  LookGrant grant(TenantId tenant, Look look, byte[] picture, ExposureBudget budget) {
    Optional<Instant> before = database
        .jdbc()
        .query(
            "select looked_at from look where reviewer_id = ? and picture_mac = ? and is_shown = 1",
            (row, i) -> Instant.ofEpochMilli(row.getLong(1)),
            look.reviewer(),
            picture)
        .stream()
        .findFirst();
    if (before.isPresent()) {
      return new LookGrant.SeenBefore(before.get());
    }
    return switch (budget.left(of(look.reviewer(), look.at()), look.at())) {
      case ExposureBudget.Left.OnBreak(Instant until) -> new LookGrant.Rest(until, false);
      case ExposureBudget.Left.Spent(Instant until) -> new LookGrant.Rest(until, true);
      case ExposureBudget.Left.Looks(int today, int _) -> {
        insert(tenant, look, picture);
        yield new LookGrant.Granted(look, today - 1);
      }
    };
  }

  private void insert(TenantId tenant, Look look, byte[] picture) {
    database
        .jdbc()
        .update(
            """
        insert into look (reviewer_id, picture_mac, tenant_id, notice, item, reason, looked_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (reviewer_id, picture_mac) do update
        set tenant_id = excluded.tenant_id, notice = excluded.notice, item = excluded.item,
          reason = excluded.reason, looked_at = excluded.looked_at, is_shown = 1""",
            look.reviewer(),
            picture,
            tenant.number(),
            look.item().notice().text(),
            look.item().number(),
            look.reason().name(),
            look.at().toEpochMilli());
  }

  /// Notes that nothing was shown.
  void nothingShown(TenantId tenant, Look look) {
    database
        .jdbc()
        .update(
            """
        update look set is_shown = 0
        where tenant_id = ? and reviewer_id = ? and notice = ? and item = ? and looked_at = ?""",
            tenant.number(),
            look.reviewer(),
            look.item().notice().text(),
            look.item().number(),
            look.at().toEpochMilli());
  }

  /// Returns whether anybody looked at an item, and was shown it.
  boolean has(TenantId tenant, ItemId item) {
    return !database
        .jdbc()
        .queryForList("""
            select item from look
            where tenant_id = ? and notice = ? and item = ? and is_shown = 1 limit 1""", Integer.class, tenant.number(), item.notice().text(), item.number())
        .isEmpty();
  }

  /// Returns when somebody was shown something in the last 24 hours, the earliest first.
  List<Instant> of(long reviewer, Instant now) {
    return database
        .jdbc()
        .query(
            """
        select looked_at from look where reviewer_id = ? and looked_at > ? and is_shown = 1
        order by looked_at""",
            (row, i) -> Instant.ofEpochMilli(row.getLong(1)),
            reviewer,
            now.minus(DAY).toEpochMilli());
  }

  /// Returns who looked, the latest first.
  List<Look> latest(TenantId tenant, int atMost) {
    return database
        .jdbc()
        .query(
            "select * from look where tenant_id = ? order by looked_at desc limit ?",
            (row, i) -> new Look(
                new ItemId(new NoticeId(row.getString("notice")), row.getInt("item")),
                row.getLong("reviewer_id"),
                LookReason.valueOf(row.getString("reason")),
                Instant.ofEpochMilli(row.getLong("looked_at")),
                row.getInt("is_shown") == 1),
            tenant.number(),
            atMost);
  }
}
