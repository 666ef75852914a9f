package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.Receiver.Received;
import tools.jackson.databind.JsonNode;

/// A platform that is told of events, on this machine.
class WebhookTest {

  private static final String ALLOWED = "recourse.outbox.private-addresses";
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir
  private static Path folder;

  private static HubUnderTest hub;
  private static int entries;
  private Receiver receiver;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(ALLOWED, "true");
    hub = HubUnderTest.start(folder);
    hub.postOk("/api/v1/banks", "{\"name\":\"HARBOUR\",\"quorum\":1}");
  }

  @AfterAll
  static void stop() {
    hub.close();
    System.clearProperty(ALLOWED);
  }

  @BeforeEach
  void receive() throws Exception {
    receiver = Receiver.start();
  }

  @AfterEach
  void forgetWebhooks() throws Exception {
    for (JsonNode webhook : HubUnderTest.json(hub.get("/api/v1/webhooks"))) {
      hub.send("DELETE", "/api/v1/webhooks/" + webhook.get("number").longValue(), "");
    }
    receiver.close();
  }

  @Test
  void aChangedEntryIsToldSignedAndWithoutItsSignal() throws Exception {
    String secret = register("entry.changed").get("secret").stringValue();
    String pdq = pdq();
    long entry = hub.addEntry("HARBOUR", pdq, "CONFIRMED");
    Received received = receiver.next(SOON);
    JsonNode news = HubUnderTest.JSON.readTree(received.body());
    assertThat(news.get("event").stringValue()).isEqualTo("entry.changed");
    assertThat(news.get("bank").stringValue()).isEqualTo("HARBOUR");
    assertThat(news.get("entry").longValue()).isEqualTo(entry);
    assertThat(news.get("state").stringValue()).isEqualTo("CONFIRMED");
    assertThat(news.get("id").stringValue()).isEqualTo(header(received, "Recourse-id"));
    assertThat(received.body()).doesNotContain(pdq.substring(0, 16));
    String timestamp = header(received, "Recourse-timestamp");
    assertThat(Instant.ofEpochSecond(Long.parseLong(timestamp)))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(header(received, "Recourse-signature"))
        .isEqualTo("v1=" + hmac(secret, timestamp + "." + received.body()));
  }

  @Test
  void aMatchIsToldToWhoAskedForIt() throws Exception {
    register("match.act");
    String pdq = pdq();
    long entry = hub.addEntry("HARBOUR", pdq, "CONFIRMED");
    assertThat(hub.verdict(pdq)).isEqualTo("ACT");
    JsonNode news = HubUnderTest.JSON.readTree(receiver.next(SOON).body());
    assertThat(news.get("event").stringValue()).isEqualTo("match.act");
    assertThat(news.get("entry").longValue()).isEqualTo(entry);
  }

  @Test
  void whatIsNotAcceptedIsSentAgainUnderTheSameId() throws Exception {
    receiver.answerWith(500);
    register("entry.changed");
    hub.addEntry("HARBOUR", pdq(), "PROPOSED");
    String first = header(receiver.next(SOON), "Recourse-id");
    receiver.answerWith(204);
    assertThat(header(receiver.next(SOON), "Recourse-id")).isEqualTo(first);
  }

  @Test
  void aWebhookThatIsGoneIsDeadAndComesBackOnReplay() throws Exception {
    receiver.answerWith(410);
    register("entry.changed");
    hub.addEntry("HARBOUR", pdq(), "PROPOSED");
    String id = header(receiver.next(SOON), "Recourse-id");
    JsonNode dead = firstDead();
    assertThat(dead.get("failure").stringValue()).isEqualTo("GONE");
    receiver.answerWith(200);
    hub.postOk("/api/v1/outbox/dead/" + dead.get("number").longValue() + "/replay", "");
    assertThat(header(receiver.next(SOON), "Recourse-id")).isEqualTo(id);
    HttpResponse<String> none = hub.post("/api/v1/outbox/dead/999999/replay", "");
    assertThat(none.statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoWebAddressIsRefused() throws Exception {
    for (String url : new String[] {
      "ftp://example.org/", "https://", "file:///etc/passwd", "https://user:pass@example.org/", "x"
    }) {
      HttpResponse<String> answer =
          hub.post("/api/v1/webhooks", "{\"url\":\"" + url + "\",\"events\":[\"entry.changed\"]}");
      assertThat(answer.statusCode()).as(url).isEqualTo(400);
      assertThat(answer.body()).doesNotContain("user:pass");
    }
    HttpResponse<String> unknown = hub.post(
        "/api/v1/webhooks", "{\"url\":\"https://example.org/\",\"events\":[\"entry.bought\"]}");
    assertThat(unknown.statusCode()).isEqualTo(400);
  }

  private JsonNode register(String event) throws Exception {
    return hub.postOk(
        "/api/v1/webhooks", "{\"url\":\"" + receiver.url() + "\",\"events\":[\"" + event + "\"]}");
  }

  // The attempt was answered; that it was noted follows within moments.
  private static JsonNode firstDead() throws Exception {
    Instant until = Instant.now().plus(SOON);
    while (Instant.now().isBefore(until)) {
      JsonNode dead = HubUnderTest.json(hub.get("/api/v1/outbox/dead"));
      if (!dead.isEmpty()) {
        return dead.get(0);
      }
    }
    throw new AssertionError("no dead delivery is listed");
  }

  private static String header(Received received, String name) {
    return Objects.requireNonNull(received.headers().get(name), name);
  }

  private static String hmac(String secret, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  // Far from each other.
  private static String pdq() {
    return String.format("%04x", 0x1234 * ++entries & 0xffff).repeat(16);
  }
}
