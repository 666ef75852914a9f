package org.recourse.server.outbox;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookNews;
import org.recourse.hub.WebhookStore;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Posts news to webhooks, signed. May be shared between threads.
@Component
class WebhookCourier implements Courier {

  private static final int GONE = 410;

  private final WebhookDesk desk;
  private final WebhookStore store;
  private final OutboundPost post;
  private final JsonMapper json;
  private final InstantSource clock;

  WebhookCourier(
      WebhookDesk desk,
      WebhookStore store,
      OutboundPost post,
      JsonMapper json,
      InstantSource clock) {
    this.desk = desk;
    this.store = store;
    this.post = post;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Webhook.KIND;
  }

  /// The body, documented in docs/api/webhooks.md.
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
  public Sending send(Delivery delivery) {
    Optional<Webhook> webhook = desk.find(delivery.destination().number());
    Optional<String> secret = store.secret(delivery.destination().number());
    if (webhook.isEmpty() || secret.isEmpty()) {
      return new Sending.Hopeless(DeliveryFailure.GONE);
    }
    String id = delivery.destination().number() + "-" + delivery.key();
    byte[] body = body(id, delivery.payload());
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Recourse-Id", id);
    headers.put("Recourse-Timestamp", Long.toString(timestamp));
    headers.put("Recourse-Signature", WebhookSignature.of(secret.get(), timestamp, body));
    return post(webhook.get(), headers, body);
  }

  // News of notices are kept as the body that is sent, but for its name.
  private byte[] body(String id, String payload) {
    if (!payload.startsWith("{")) {
      return json.writeValueAsBytes(News.of(id, WebhookNews.ofLine(payload)));
    }
    ObjectNode body = (ObjectNode) json.readTree(payload);
    return json.writeValueAsBytes(body.put("id", id));
  }

  private Sending post(Webhook webhook, Map<String, String> headers, byte[] body) {
    try {
      int status = post.post(URI.create(webhook.url()), headers, body);
      if (status >= 200 && status < 300) {
        return new Sending.Accepted();
      }
      return status == GONE
          ? new Sending.Hopeless(DeliveryFailure.GONE)
          : new Sending.Failed(DeliveryFailure.ANSWERED_WITH_ERROR);
    } catch (OutboundPost.AddressRefusedException _) {
      return new Sending.Failed(DeliveryFailure.ADDRESS_NOT_ALLOWED);
    } catch (IOException _) {
      return new Sending.Failed(DeliveryFailure.NO_ANSWER);
    }
  }
}
