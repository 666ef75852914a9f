package org.recourse.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Decision;
import org.recourse.hub.WebhookEvent;

/// Tells the requester, who handed a notice in, and the platform what becomes of an item, within
/// the caller's transaction.
final class ReviewNews {

  private final CaseRows cases;
  private final CaseworkNews news;

  ReviewNews(Database database, KeyRing ring, SqlOutbox outbox) {
    this.cases = new CaseRows(database, ring);
    this.news = new CaseworkNews(database, outbox);
  }

  /// Notes in the requester's case, if there is one, what happened to an item.
  void tellRequester(ReviewRows.Row row, CaseEventKind kind, Map<String, String> more, Instant at) {
    Map<String, String> details = new LinkedHashMap<>(more);
    details.put("notice", row.id().notice().text());
    details.put("item", Integer.toString(row.id().number()));
    row.notice()
        .caseId()
        .ifPresent(id -> cases.note(id.number(), new CaseEvent(kind, at, details)));
  }

  /// Tells the requester what was decided.
  ///
  /// @param copies how many go with the item
  void tellOutcome(ReviewRows.Row row, Decision decision, int copies) {
    CaseEventKind kind = switch (decision.outcome()) {
      case REMOVED, DISABLED, DELISTED, DUPLICATE -> CaseEventKind.REMOVAL_DECIDED;
      case REFUSED -> CaseEventKind.REFUSED;
      case NOT_FOUND -> CaseEventKind.NOT_FOUND;
    };
    tellRequester(
        row,
        kind,
        Map.of("ground", decision.ground().name(), "count", Integer.toString(copies)),
        decision.decidedAt());
  }

  /// Tells webhooks, and those of who handed the notice in, where a notice is.
  ///
  /// @param items what became of each, if that is told
  void tellNotifier(
      NoticeRows.Row notice, WebhookEvent event, List<Map<String, Object>> items, Instant at) {
    news.postToNotifier(
        notice.tenant(),
        new CaseworkNews.Happening(
            event,
            notice.publicId(),
            notice.publicId().text() + '-' + at.toEpochMilli(),
            items.isEmpty() ? Map.of() : Map.of("items", items)),
        at);
  }

  /// Tells the platform what to do with an item.
  void tellPlatform(
      ReviewRows.Row row, WebhookEvent event, long action, Map<String, Object> body, Instant at) {
    news.post(
        row.notice().tenant(),
        new CaseworkNews.Happening(event, row.id().notice(), Long.toString(action), body),
        at);
  }

  /// Tells both sides how an appeal ended.
  void tellRuling(ReviewRows.Row row, Appeal appeal, Appeal.Ruling ruling) {
    CaseworkNews.Happening happening = new CaseworkNews.Happening(
        WebhookEvent.APPEAL_DECIDED,
        appeal.item().notice(),
        Long.toString(appeal.number()),
        Map.of(
            "appeal", appeal.number(), "item", appeal.item().number(), "upheld", ruling.upheld()));
    if (appeal.by() == Appeal.By.REQUESTER) {
      tellRequester(
          row,
          ruling.upheld() ? CaseEventKind.OBJECTION_UPHELD : CaseEventKind.OBJECTION_REJECTED,
          Map.of(),
          ruling.decidedAt());
      news.postToNotifier(row.notice().tenant(), happening, ruling.decidedAt());
    } else {
      news.post(row.notice().tenant(), happening, ruling.decidedAt());
    }
  }
}
