package org.recourse.server.outbox;

import java.util.Map;
import java.util.Optional;
import org.recourse.hub.BackOff;
import org.recourse.hub.Outbox;
import org.recourse.hub.Outbox.Delivery;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;

/// Writes news in one dialect. May be shared between threads.
public interface WebhookWriter {

  /// Returns which dialect.
  WebhookDialect dialect();

  /// Writes a delivery, unless there is nothing to tell any more.
  ///
  /// @param terms what was agreed with the webhook
  Optional<Written> write(Webhook webhook, Terms terms, Delivery delivery);

  /// Returns when a delivery is tried again.
  default BackOff backOff() {
    return BackOff.USUAL;
  }

  /// Notes that a delivery was accepted: it is forgotten.
  default void accepted(Outbox outbox, Delivery delivery) {
    outbox.accepted(delivery);
  }

  /// What was agreed with a webhook. Withheld from logs.
  ///
  /// @param secret what its deliveries are signed with
  /// @param settings what the dialect needs beside
  record Terms(String secret, String settings) {
    @Override
    public String toString() {
      return "Terms[withheld]";
    }
  }

  /// A request that is ready to be posted. Withheld from logs.
  ///
  /// @param headers its headers, `Content-Type` among them
  /// @param body its body, as text in UTF-8
  record Written(Map<String, String> headers, String body) {

    /// Copies the headers.
    public Written {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return "Written[withheld]";
    }
  }
}
