package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/// Makes keys and revokes them.
final class KeyWriting implements Writing {

  private static final int SAMPLE = 10;

  private final SplittableRandom random;
  private final Map<Long, String> valid = new LinkedHashMap<>();
  private final Map<Long, String> revoked = new LinkedHashMap<>();
  private long inDoubt;
  private int made;

  KeyWriting(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public void write(HubUnderTest hub) throws IOException, InterruptedException {
    if (valid.isEmpty() || random.nextBoolean()) {
      JsonNode key = Acknowledged.accepted(hub.post(
          "/api/v1/keys",
          "{\"name\":\"key " + ++made + "\",\"source\":\"partner\",\"scopes\":[\"HASH\"]}"));
      valid.put(key.get("key").get("number").longValue(), key.get("secret").stringValue());
      return;
    }
    long number = anyOf(valid);
    inDoubt = number;
    Acknowledged.accepted(hub.send("DELETE", "/api/v1/keys/" + number, ""));
    revoked.put(number, valid.remove(number));
    inDoubt = 0;
  }

  @Override
  public void compare(HubUnderTest hub, String when, boolean whole)
      throws IOException, InterruptedException {
    Map<Long, Boolean> listed = new LinkedHashMap<>();
    for (JsonNode key : HubUnderTest.json(hub.get("/api/v1/keys"))) {
      listed.put(key.get("number").longValue(), key.has("revokedAt"));
    }
    if (inDoubt != 0 && listed.getOrDefault(inDoubt, false)) {
      revoked.put(inDoubt, valid.remove(inDoubt));
    }
    inDoubt = 0;
    for (long number : valid.keySet()) {
      assertThat(listed.get(number)).as(when + ", key " + number).isFalse();
    }
    for (long number : revoked.keySet()) {
      assertThat(listed.get(number)).as(when + ", revoked key " + number).isTrue();
    }
    for (int i = 0; i < SAMPLE; i++) {
      assertOpens(hub, valid, 403, when);
      assertOpens(hub, revoked, 401, when);
    }
  }

  private void assertOpens(HubUnderTest hub, Map<Long, String> keys, int status, String when)
      throws IOException, InterruptedException {
    if (!keys.isEmpty()) {
      String secret = keys.get(anyOf(keys));
      assertThat(hub.as(String.valueOf(secret)).get("/api/v1/banks").statusCode())
          .as(when)
          .isEqualTo(status);
    }
  }

  private long anyOf(Map<Long, String> keys) {
    return keys.keySet().stream().skip(random.nextInt(keys.size())).findFirst().orElseThrow();
  }
}
