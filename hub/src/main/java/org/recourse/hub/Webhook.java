package org.recourse.hub;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// An address of a tenant's that is told of events. Immutable.
///
/// @param number which webhook, from 1; never used again
/// @param tenant whose events it is told of
/// @param url where to; may hold a secret of the tenant's, and is withheld from logs
/// @param events what it is told of, at least one
/// @param dialect in whose form
/// @param notifier the number of the key to whose notices it is confined, if it is
/// @param createdAt since when
public record Webhook(
    long number,
    TenantId tenant,
    String url,
    Set<WebhookEvent> events,
    WebhookDialect dialect,
    Optional<Long> notifier,
    Instant createdAt) {

  /// The kind of [destination][Outbox.Destination] that webhooks are.
  public static final String KIND = "webhook";

  /// Copies the events.
  public Webhook {
    events = Set.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a webhook needs at least one event");
    }
  }

  /// Returns where its deliveries go.
  public Outbox.Destination destination() {
    return new Outbox.Destination(KIND, number);
  }

  /// Says which this is without saying where it is.
  @Override
  public String toString() {
    return "Webhook[" + number + "]";
  }
}
