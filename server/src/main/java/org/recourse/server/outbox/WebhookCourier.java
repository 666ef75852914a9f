package org.recourse.server.outbox;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.recourse.hub.BackOff;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Outbox;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;
import org.recourse.hub.WebhookStore;
import org.recourse.server.outbox.WebhookWriter.Terms;
import org.recourse.server.outbox.WebhookWriter.Written;
import org.springframework.stereotype.Component;

/// Posts news to webhooks, each in its dialect. May be shared between threads.
@Component
class WebhookCourier implements Courier {

  private static final int GONE = 410;

  private final WebhookDesk desk;
  private final WebhookStore store;
  private final OutboundPost post;
  private final Map<WebhookDialect, WebhookWriter> writers;

  WebhookCourier(
      WebhookDesk desk, WebhookStore store, OutboundPost post, List<WebhookWriter> writers) {
    this.desk = desk;
    this.store = store;
    this.post = post;
    this.writers = writers.stream()
        .collect(Collectors.toUnmodifiableMap(WebhookWriter::dialect, Function.identity()));
  }

  @Override
  public String kind() {
    return Webhook.KIND;
  }

  /// Returns by what name a receiver knows a delivery again.
  static String id(Delivery delivery) {
    return delivery.destination().number() + "-" + delivery.key();
  }

  @Override
  public Sending send(Delivery delivery) {
    Optional<Webhook> webhook = desk.find(delivery.destination().number());
    Optional<String> secret = store.secret(delivery.destination().number());
    if (webhook.isEmpty() || secret.isEmpty()) {
      return new Sending.Hopeless(DeliveryFailure.GONE);
    }
    Terms terms = new Terms(secret.get(), store.settings(webhook.get().number()));
    return writer(webhook.get())
        .write(webhook.get(), terms, delivery)
        .map(written -> post(webhook.get(), written))
        .orElseGet(Sending.Accepted::new);
  }

  private WebhookWriter writer(Webhook webhook) {
    return Objects.requireNonNull(
        writers.get(webhook.dialect()), webhook.dialect().name());
  }

  private Optional<WebhookWriter> writer(Delivery delivery) {
    return desk.find(delivery.destination().number()).map(this::writer);
  }

  @Override
  public BackOff backOff(Delivery delivery) {
    return writer(delivery).map(WebhookWriter::backOff).orElse(BackOff.USUAL);
  }

  @Override
  public void accepted(Outbox outbox, Delivery delivery) {
    writer(delivery)
        .ifPresentOrElse(
            writer -> writer.accepted(outbox, delivery), () -> outbox.accepted(delivery));
  }

  private Sending post(Webhook webhook, Written written) {
    try {
      int status = post.post(
          URI.create(webhook.url()),
          written.headers(),
          written.body().getBytes(StandardCharsets.UTF_8));
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
