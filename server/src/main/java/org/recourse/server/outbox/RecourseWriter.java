package org.recourse.server.outbox;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;
import org.recourse.hub.WebhookNews;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes news in our own form (docs/api/webhooks.md). May be shared between threads.
@Component
class RecourseWriter implements WebhookWriter {

  private final JsonMapper json;
  private final InstantSource clock;

  RecourseWriter(JsonMapper json, InstantSource clock) {
    this.json = json;
    this.clock = clock;
  }

  @Override
  public WebhookDialect dialect() {
    return WebhookDialect.RECOURSE;
  }

  /// The body of what happened to an entry.
  record News(
      String id,
      String event,
      String bank,
      long entry,
      String state,
      boolean quarantined,
      long sequence,
      long at) {

    static News of(String id, WebhookNews news) {
      return new News(
          id,
          news.event().code(),
          news.bank().text(),
          news.entry().number(),
          news.standing().name(),
          news.quarantined(),
          news.sequence(),
          news.at().getEpochSecond());
    }
  }

  @Override
  public Optional<Written> write(Webhook webhook, Terms terms, Delivery delivery) {
    String id = WebhookCourier.id(delivery);
    String body = body(id, delivery.payload());
    long timestamp = clock.instant().getEpochSecond();
    return Optional.of(new Written(
        Map.of(
            "Content-Type",
            "application/json",
            "Recourse-Id",
            id,
            "Recourse-Timestamp",
            Long.toString(timestamp),
            "Recourse-Signature",
            WebhookSignature.of(terms.secret(), timestamp, body.getBytes(StandardCharsets.UTF_8))),
        body));
  }

  // News of notices are kept as the body that is sent, but for its name.
  private String body(String id, String payload) {
    if (!payload.startsWith("{")) {
      return json.writeValueAsString(News.of(id, WebhookNews.ofLine(payload)));
    }
    ObjectNode body = (ObjectNode) json.readTree(payload);
    return json.writeValueAsString(body.put("id", id));
  }
}
