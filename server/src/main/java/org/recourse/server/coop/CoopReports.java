package org.recourse.server.coop;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.notice.NoticeState;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;
import org.recourse.server.casework.NoticeDesk;
import org.recourse.server.outbox.WebhookWriter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hands notices on to a Coop as reports, one for each item. May be shared between threads.
///
/// What is read is read when it is sent: of a notice that was withdrawn or deleted meanwhile
/// nothing goes out. Who notified is never in it: the notice's number stands for the reporter.
/// What came in as a report of Coop's is not handed on, so that nothing can go round in circles.
@Component
class CoopReports implements WebhookWriter {

  private final NoticeDesk notices;
  private final JsonMapper json;

  CoopReports(NoticeDesk notices, JsonMapper json) {
    this.notices = notices;
    this.json = json;
  }

  @Override
  public WebhookDialect dialect() {
    return WebhookDialect.COOP_REPORTS;
  }

  @Override
  public Optional<Written> write(Webhook webhook, Terms terms, Delivery delivery) {
    CoopSettings settings = json.readValue(terms.settings(), CoopSettings.class);
    JsonNode news = json.readTree(delivery.payload());
    int number = news.get("item").intValue();
    return notices
        .find(delivery.tenant(), new NoticeId(news.get("notice").stringValue()))
        .filter(notice -> notice.state() == NoticeState.OPEN)
        .filter(notice -> notice.origin() != NoticeOrigin.COOP)
        .flatMap(notice -> report(notice, number, settings))
        .map(report -> new Written(headers(settings), json.writeValueAsString(report)));
  }

  private static Map<String, String> headers(CoopSettings settings) {
    Map<String, String> headers = new LinkedHashMap<>(settings.headers());
    headers.put("Content-Type", "application/json");
    return headers;
  }

  private static Optional<Map<String, Object>> report(
      Notice notice, int number, CoopSettings settings) {
    return notice
        .content()
        .filter(content -> number <= content.items().size())
        .map(content -> report(notice, content, number, settings));
  }

  private static Map<String, Object> report(
      Notice notice, NoticeContent content, int number, CoopSettings settings) {
    ReportedItem item = content.items().get(number - 1);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "reporter",
        Map.of(
            "kind",
            "user",
            "typeId",
            settings.reporterTypeId(),
            "id",
            notice.id().text()));
    body.put("reportedAt", notice.receivedAt().toString());
    body.put("reportedForReason", reason(notice, content, item, settings));
    body.put(
        "reportedItem",
        Map.of(
            "id",
            notice.id().text() + '-' + number,
            "typeId",
            settings.typeId(),
            "data",
            data(item, settings)));
    return body;
  }

  // Codes alone: what the requester wrote stays here.
  private static Map<String, Object> reason(
      Notice notice, NoticeContent content, ReportedItem item, CoopSettings settings) {
    String due = notice.dueAt().map(Instant::toString).map(at -> ", due " + at).orElse("");
    return Map.of(
        "policyId",
        settings.policy().id(),
        "reason",
        "notice " + notice.id().text() + ", " + item.kind() + due,
        "csam",
        content.age().isRestricted());
  }

  private static Map<String, Object> data(ReportedItem item, CoopSettings settings) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (!item.locator().isEmpty()) {
      data.put(settings.urlField(), item.locator());
    }
    if (!item.description().isEmpty()) {
      data.put(settings.descriptionField(), item.description());
    }
    return data;
  }
}
