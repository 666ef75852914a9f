package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Hands notices in, and withdraws some.
final class NoticeWriting implements Writing {

  private static final int SAMPLE = 30;
  private static final int WITHDRAWN_OF = 5;

  private final SplittableRandom random;
  private final Map<String, JsonNode> received = new LinkedHashMap<>();
  private final Map<String, String> states = new LinkedHashMap<>();
  private @Nullable String referenceInDoubt;
  private @Nullable String withdrawalInDoubt;
  private int handedIn;

  NoticeWriting(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public void write(HubUnderTest hub) throws IOException, InterruptedException {
    if (!received.isEmpty() && random.nextInt(WITHDRAWN_OF) == 0) {
      withdraw(hub);
      return;
    }
    referenceInDoubt = "notice-" + ++handedIn;
    know(Acknowledged.accepted(hub.post("/api/v1/notices", body(referenceInDoubt))));
    referenceInDoubt = null;
  }

  private static String body(String reference) {
    return "{\"reference\":\"" + reference + "\",\"age\":\"ADULT\","
        + "\"notifier\":{\"capacity\":\"SELF\",\"contact\":\"someone@example.org\"},"
        + "\"items\":[{\"locator\":\"https://pictures.example/" + reference
        + "\"},{\"description\":\"another\"}],\"declarations\":{\"nonConsent\":true}}";
  }

  private void know(JsonNode notice) {
    String number = notice.get("notice").stringValue();
    received.put(number, notice);
    states.put(number, notice.get("state").stringValue());
  }

  private void withdraw(HubUnderTest hub) throws IOException, InterruptedException {
    String notice = any();
    if (!"OPEN".equals(states.get(notice))) {
      return;
    }
    withdrawalInDoubt = notice;
    Acknowledged.accepted(hub.send("DELETE", "/api/v1/notices/" + notice, ""));
    states.put(notice, "WITHDRAWN");
    withdrawalInDoubt = null;
  }

  private String any() {
    return List.copyOf(received.keySet()).get(random.nextInt(received.size()));
  }

  @Override
  public void compare(HubUnderTest hub, String when, boolean whole)
      throws IOException, InterruptedException {
    settle(hub, when);
    List<String> compared = new ArrayList<>(received.keySet());
    for (int i = 0; i < (whole ? compared.size() : Math.min(SAMPLE, compared.size())); i++) {
      String notice = compared.get(whole ? i : random.nextInt(compared.size()));
      HttpResponse<String> answer = hub.get("/api/v1/notices/" + notice);
      assertThat(answer.statusCode()).as(when).isEqualTo(200);
      JsonNode now = HubUnderTest.json(answer);
      JsonNode then = Objects.requireNonNull(received.get(notice));
      assertThat(now.get("deadlines")).as(when).isEqualTo(then.get("deadlines"));
      assertThat(now.get("missing")).as(when).isEqualTo(then.get("missing"));
      assertThat(now.get("items").size()).as(when).isEqualTo(2);
      assertThat(now.get("state").stringValue()).as(when).isEqualTo(states.get(notice));
    }
  }

  // What was handed in and not acknowledged is there once or not at all, and handing it in again
  // makes it once.
  private void settle(HubUnderTest hub, String when) throws IOException, InterruptedException {
    if (referenceInDoubt != null) {
      JsonNode first = hub.postOk("/api/v1/notices", body(referenceInDoubt));
      JsonNode again = hub.postOk("/api/v1/notices", body(referenceInDoubt));
      assertThat(again.get("notice")).as(when).isEqualTo(first.get("notice"));
      know(first);
      referenceInDoubt = null;
    }
    if (withdrawalInDoubt != null) {
      String state = HubUnderTest.json(hub.get("/api/v1/notices/" + withdrawalInDoubt))
          .get("state")
          .stringValue();
      assertThat(state).as(when).isIn("OPEN", "WITHDRAWN");
      states.put(withdrawalInDoubt, state);
      withdrawalInDoubt = null;
    }
  }
}
