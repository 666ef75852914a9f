package org.recourse.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recourse.casework.review.Decision;
import org.recourse.hub.WebhookEvent;

/// Where a notice is: whether all of it is decided and done, and so whether its clocks are met,
/// within the caller's transaction.
final class ClosingRows {

  private final Database database;
  private final ReviewRows rows;
  private final ReviewNews news;

  ClosingRows(Database database, ReviewRows rows, ReviewNews news) {
    this.database = database;
    this.rows = rows;
    this.news = news;
  }

  /// Closes a notice of which nothing is left to be decided.
  void closeIfDecided(NoticeRows.Row notice, Instant at) {
    Integer undecided = database.jdbc().queryForObject("""
        select count(*) from item where notice_id = ? and (outcome is null or is_proposed = 1)""", Integer.class, notice.number());
    if (undecided != null && undecided == 0) {
      database
          .jdbc()
          .update(
              "update notice set state = 'DECIDED', decided_at = ?, claimed_by = null where id = ?",
              at.toEpochMilli(),
              notice.number());
      news.tellNotifier(notice, WebhookEvent.NOTICE_DECIDED, outcomes(notice), at);
      meetClocks(notice, at);
    }
  }

  private List<Map<String, Object>> outcomes(NoticeRows.Row notice) {
    return rows.items(notice).stream()
        .flatMap(item -> item.decision().stream())
        .map(ClosingRows::outcome)
        .toList();
  }

  private static Map<String, Object> outcome(Decision decision) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("item", decision.item().number());
    said.put("outcome", decision.outcome().name());
    said.put("ground", decision.ground().name());
    said.put("decidedAt", decision.decidedAt().getEpochSecond());
    return said;
  }

  /// Meets the clocks that are met now. A clock of removal is met when the platform has acted;
  /// where it need not act, by the decision.
  void meetClocks(NoticeRows.Row notice, Instant at) {
    Integer open = database.jdbc().queryForObject("""
        select count(*) from item where notice_id = ? and (outcome is null or is_proposed = 1
          or (outcome in ('REMOVED', 'DISABLED', 'DELISTED') and removed_at is null))""", Integer.class, notice.number());
    boolean done = open != null && open == 0;
    String which = done ? "" : " and purpose = 'DECIDE'";
    database
        .jdbc()
        .update(
            "update notice_deadline set met_at = ? where notice_id = ? and met_at is null" + which,
            at.toEpochMilli(),
            notice.number());
    if (done) {
      news.tellNotifier(notice, WebhookEvent.NOTICE_DONE, List.of(), at);
    }
  }

  /// Opens a notice again. The clocks that were met are open again, and end when they would have
  /// ended.
  void reopen(NoticeRows.Row notice, Instant at) {
    database
        .jdbc()
        .update(
            "update notice set state = 'OPEN', decided_at = null where id = ?", notice.number());
    database.jdbc().update("""
        update notice_deadline set met_at = null
        where notice_id = ? and purpose in ('REMOVE', 'DECIDE', 'COMPLY')""", notice.number());
    news.tellNotifier(notice, WebhookEvent.NOTICE_REOPENED, List.of(), at);
  }
}
