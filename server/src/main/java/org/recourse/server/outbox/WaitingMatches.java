package org.recourse.server.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.recourse.hub.TenantId;
import org.recourse.hub.WebhookNews;
import org.recourse.hub.WebhookStore;

/// Matches that webhooks are still to be told of, in memory, until they are written all at once.
/// May be shared between threads.
///
/// Matches of the same entry within the same second are one. A tenant has at most as many waiting
/// as may wait for one webhook on the disk; what comes beyond is left out and counted.
final class WaitingMatches {

  private final Map<TenantId, Set<WebhookNews>> waiting = new HashMap<>();
  private long leftOut;

  /// Takes news in.
  synchronized void add(TenantId tenant, List<WebhookNews> news) {
    Set<WebhookNews> own = waiting.computeIfAbsent(tenant, unknown -> new LinkedHashSet<>());
    for (WebhookNews one : news) {
      if (own.size() < WebhookStore.MOST_PENDING) {
        own.add(one);
      } else if (!own.contains(one)) {
        leftOut++;
      }
    }
  }

  /// Gives everything out.
  synchronized Map<TenantId, List<WebhookNews>> take() {
    Map<TenantId, List<WebhookNews>> taken = new HashMap<>();
    waiting.forEach((tenant, news) -> taken.put(tenant, new ArrayList<>(news)));
    waiting.clear();
    return taken;
  }

  /// Counts what was left out elsewhere.
  synchronized void leaveOut(long count) {
    leftOut += count;
  }

  /// Returns how many were left out since the start.
  synchronized long leftOutCount() {
    return leftOut;
  }
}
