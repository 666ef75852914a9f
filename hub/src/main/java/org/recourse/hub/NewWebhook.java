package org.recourse.hub;

import java.util.Optional;
import java.util.Set;

/// A webhook that is to be kept. Withheld from logs. Immutable.
///
/// @param url where to; may hold a secret of the tenant's
/// @param secret what its deliveries are signed with
/// @param events what it is told of, at least one, and all of its dialect
/// @param dialect in whose form
/// @param settings what the dialect needs beside, opaque here; may hold a secret; empty if
///     nothing
/// @param notifier the number of the key with which it was registered, if it is told only of what
///     was handed in with that key
public record NewWebhook(
    String url,
    String secret,
    Set<WebhookEvent> events,
    WebhookDialect dialect,
    String settings,
    Optional<Long> notifier) {

  /// Copies and checks the events.
  public NewWebhook {
    events = Set.copyOf(events);
    if (events.isEmpty() || !dialect.events().containsAll(events)) {
      throw new IllegalArgumentException("a webhook in this dialect needs at least one event of "
          + dialect.events().stream().map(WebhookEvent::code).sorted().toList());
    }
    if (notifier.isPresent() && !WebhookEvent.FOR_NOTIFIERS.containsAll(events)) {
      throw new IllegalArgumentException("who notifies is told of "
          + WebhookEvent.FOR_NOTIFIERS.stream().map(WebhookEvent::code).sorted().toList());
    }
  }

  /// A tenant's webhook in our own form.
  public static NewWebhook of(String url, String secret, Set<WebhookEvent> events) {
    return new NewWebhook(url, secret, events, WebhookDialect.RECOURSE, "", Optional.empty());
  }

  @Override
  public String toString() {
    return "NewWebhook[withheld]";
  }
}
