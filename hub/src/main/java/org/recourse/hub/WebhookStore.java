package org.recourse.hub;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps webhooks, and turns what changed into deliveries. What a call has returned is on the
/// disk; addresses and secrets are there only encrypted.
///
/// How far each webhook was told of changes is kept with it, and moves in the transaction that
/// posts the deliveries: however the program ends, every change is told, and none is posted
/// twice. A webhook that does not accept what it is sent is not given more than [#MOST_PENDING]
/// deliveries; it goes on where it stopped.
///
/// May be shared between threads. Every method throws [StoreUnavailableException] if the database
/// cannot be reached.
public interface WebhookStore {

  /// How many deliveries wait for one webhook before no more are made for it.
  int MOST_PENDING = 1_000;

  /// Keeps a webhook. It is told of what changes from now on.
  Webhook register(TenantId tenant, NewWebhook webhook, Instant at);

  /// Returns all webhooks of all tenants, the oldest first.
  List<Webhook> all();

  /// Returns a webhook's secret, if it is registered.
  Optional<String> secret(long webhook);

  /// Returns what its dialect needs beside, empty if nothing or if it is not registered.
  String settings(long webhook);

  /// Forgets a tenant's webhook and all that waits for it, and returns whether it was there.
  boolean remove(TenantId tenant, long webhook);

  /// Posts what has changed since the webhook was last told, one page of it, and returns whether
  /// there may be more.
  boolean postChanges(Webhook webhook, Instant now);

  /// Posts that a tenant's uploads matched, to all these webhooks, in one transaction. Returns
  /// how many deliveries were not made because [#MOST_PENDING] wait for their webhook already.
  ///
  /// @param news at most 10,000
  int postMatches(List<Webhook> webhooks, List<WebhookNews> news, Instant now);
}
