package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/// Registers webhooks and removes them.
final class WebhookWriting implements Writing {

  private static final int MOST = 10;
  private static final String EVENT = "entry.quarantined";

  private final SplittableRandom random;
  private final Set<Long> registered = new LinkedHashSet<>();
  private long inDoubt;

  WebhookWriting(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public void write(HubUnderTest hub) throws IOException, InterruptedException {
    if (registered.isEmpty() || (registered.size() < MOST && random.nextBoolean())) {
      JsonNode made = Acknowledged.accepted(hub.post(
          "/api/v1/webhooks", "{\"url\":\"http://127.0.0.1:9/\",\"events\":[\"" + EVENT + "\"]}"));
      registered.add(made.get("webhook").get("number").longValue());
      return;
    }
    long number =
        registered.stream().skip(random.nextInt(registered.size())).findFirst().orElseThrow();
    inDoubt = number;
    Acknowledged.accepted(hub.send("DELETE", "/api/v1/webhooks/" + number, ""));
    registered.remove(number);
    inDoubt = 0;
  }

  @Override
  public void compare(HubUnderTest hub, String when, boolean whole)
      throws IOException, InterruptedException {
    Set<Long> listed = new LinkedHashSet<>();
    for (JsonNode webhook : HubUnderTest.json(hub.get("/api/v1/webhooks"))) {
      if (webhook.get("events").toString().contains(EVENT)) {
        listed.add(webhook.get("number").longValue());
      }
    }
    if (!listed.contains(inDoubt)) {
      registered.remove(inDoubt);
    }
    inDoubt = 0;
    assertThat(listed).as(when).containsAll(registered);
    // One whose answer did not arrive is there at most: it is taken over, so that it is removed.
    assertThat(listed.size()).as(when).isBetween(registered.size(), registered.size() + 1);
    registered.addAll(listed);
  }
}
