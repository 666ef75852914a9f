package org.recourse.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a webhook's receiver knows of entries: of each the news with the greatest sequence, as
/// docs/api/webhooks.md tells receivers to.
final class Told {

  private final Receiver receiver;
  private final Map<Long, Long> sequences = new HashMap<>();
  private final Map<Long, String> states = new HashMap<>();
  private int count;

  Told(Receiver receiver) {
    this.receiver = receiver;
  }

  /// Waits until the receiver knows that entries stand where they do, as long as news arrive.
  void await(Map<Long, String> expected, Duration patience) throws InterruptedException {
    while (!states.entrySet().containsAll(expected.entrySet())) {
      JsonNode news = HubUnderTest.JSON.readTree(receiver.next(patience).body());
      long entry = news.get("entry").longValue();
      long sequence = news.get("sequence").longValue();
      if (sequence >= sequences.getOrDefault(entry, 0L)) {
        sequences.put(entry, sequence);
        states.put(entry, news.get("state").stringValue());
      }
      count++;
    }
  }

  /// Returns how many news arrived, repetitions among them.
  int count() {
    return count;
  }
}
