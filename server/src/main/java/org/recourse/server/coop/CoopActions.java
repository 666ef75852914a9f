package org.recourse.server.coop;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.ReviewStore;
import org.recourse.hub.BackOff;
import org.recourse.hub.Outbox;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;
import org.recourse.hub.WebhookEvent;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.outbox.SigningKey;
import org.recourse.server.outbox.WebhookWriter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Tells a platform's endpoint that was built for Coop what to do, as Coop does: an action for
/// one item in each call, signed with Coop's scheme (its docs/api/actions.md). May be shared
/// between threads.
///
/// Coop's endpoints act before they answer, and have no call to confirm: what was accepted is
/// done, and that meets the clock.
@Component
class CoopActions implements WebhookWriter {

  /// When a delivery is tried again.
  ///
  /// Coop tries five times more, within half a second each. A platform that is being restarted
  /// would not be told of a removal: here the five are spread over an hour.
  static final BackOff FIVE_TIMES_MORE = new BackOff(Duration.ofMinutes(2), Duration.ofHours(6), 6);

  private final ReviewStore reviews;
  private final ReviewDesk desk;
  private final JsonMapper json;
  private final InstantSource clock;

  CoopActions(ReviewStore reviews, ReviewDesk desk, JsonMapper json, InstantSource clock) {
    this.reviews = reviews;
    this.desk = desk;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public WebhookDialect dialect() {
    return WebhookDialect.COOP_ACTIONS;
  }

  @Override
  public BackOff backOff() {
    return FIVE_TIMES_MORE;
  }

  @Override
  public Optional<Written> write(Webhook webhook, Terms terms, Delivery delivery) {
    CoopSettings settings = json.readValue(terms.settings(), CoopSettings.class);
    JsonNode news = json.readTree(delivery.payload());
    return body(delivery, news, settings)
        .map(json::writeValueAsString)
        .map(body -> new Written(headers(delivery, settings, terms.secret(), body), body));
  }

  private static Map<String, String> headers(
      Delivery delivery, CoopSettings settings, String secret, String body) {
    Map<String, String> headers = new LinkedHashMap<>(settings.headers());
    headers.put("Content-Type", "application/json");
    headers.put("Coop-Signature", SigningKey.read(secret).sign(body));
    headers.put("Recourse-Id", id(delivery));
    return headers;
  }

  private static String id(Delivery delivery) {
    return delivery.destination().number() + "-" + delivery.key();
  }

  private Optional<Map<String, Object>> body(
      Delivery delivery, JsonNode news, CoopSettings settings) {
    return isAction(news)
        ? Optional.of(action(delivery, news, settings))
        : reviews
            .appeal(delivery.tenant(), news.get("appeal").longValue())
            .filter(appeal -> !appeal.answerTo().isEmpty())
            .map(appeal -> appeal(appeal, news.get("upheld").booleanValue()));
  }

  private static boolean isAction(JsonNode news) {
    return !news.get("event").stringValue().equals(WebhookEvent.APPEAL_DECIDED.code());
  }

  private Map<String, Object> action(Delivery delivery, JsonNode news, CoopSettings settings) {
    String effect = news.path("effect").asString("RESTORED");
    JsonNode statement = statement(delivery, news);
    String reason = statement.path("text").path("en").asString("");
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("id", id(delivery));
    own.put("notice", news.get("notice").stringValue());
    own.put("number", news.get("item").intValue());
    own.put("action", news.get("action").longValue());
    own.put("effect", effect);
    if (!statement.isMissingNode()) {
      own.put("statement", statement);
    }
    Map<String, Object> custom = new LinkedHashMap<>();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("item", item(news.get("itemId").stringValue(), settings));
    body.put("policies", List.of(settings.policy()));
    body.put("rules", List.of());
    body.put("action", Map.of("id", settings.action(effect)));
    body.put("custom", custom);
    if (!reason.isEmpty()) {
      custom.put("reason", reason);
      body.put("decisionReason", reason);
    }
    custom.put("recourse", own);
    return body;
  }

  // Each uploader has a statement of his own: that of the item is in the news, those of its copies
  // are made when they are asked for, in the order of the calls.
  private JsonNode statement(Delivery delivery, JsonNode news) {
    int divided = delivery.key().indexOf('/');
    if (divided < 0) {
      return news.path("statement");
    }
    int copy = Integer.parseInt(delivery.key().substring(divided + 1)) - 1;
    return desk
        .statementsOfCopies(delivery.tenant(), news.get("action").longValue(), copy, 1)
        .stream()
        .filter(said -> said.itemId().equals(news.get("itemId").stringValue()))
        .findFirst()
        .map(said -> json.readTree(said.statement()))
        .orElse(MissingNode.getInstance());
  }

  private static Map<String, Object> item(String itemId, CoopSettings settings) {
    CoopName name = CoopName.of(itemId).orElseGet(() -> new CoopName(settings.typeId(), itemId));
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", name.id());
    item.put("typeId", name.typeId());
    item.put(
        "typeName", name.typeId().equals(settings.typeId()) ? settings.typeName() : name.typeId());
    return item;
  }

  private Map<String, Object> appeal(Appeal appeal, boolean upheld) {
    CoopAnswer answer = json.readValue(appeal.answerTo(), CoopAnswer.class);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("appealId", answer.appealId());
    body.put("item", answer.item());
    body.put("appealedBy", answer.appealedBy());
    body.put("appealDecision", upheld ? "ACCEPT" : "REJECT");
    body.put("custom", Map.of());
    return body;
  }

  @Override
  public void accepted(Outbox outbox, Delivery delivery) {
    JsonNode news = json.readTree(delivery.payload());
    if (isAction(news)) {
      reviews.performed(delivery, news.get("action").longValue(), clock.instant());
    } else {
      outbox.accepted(delivery);
    }
  }
}
