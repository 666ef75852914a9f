package org.recourse.server.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.outbox.WebhookSignature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Help lines that hand notices in with a key and are told what became of them.
class NotifierWebhookTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALLOWED = "recourse.outbox.private-addresses";
  private static final String EVENTS =
      "\"notice.decided\",\"notice.done\",\"notice.reopened\",\"appeal.decided\"";

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static HttpServer line;
  private static final BlockingQueue<Call> CALLS = new LinkedBlockingQueue<>();
  private static StaffBrowser reviewer;
  private static StaffBrowser lead;

  private record Call(String path, String timestamp, String signature, String body) {}

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(ALLOWED, "true");
    line = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    line.createContext("/", exchange -> {
      var headers = exchange.getRequestHeaders();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      CALLS.add(new Call(
          exchange.getRequestURI().getPath(),
          headers.getFirst("Recourse-Timestamp"),
          headers.getFirst("Recourse-Signature"),
          body));
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    line.start();
    console = ConsoleUnderTest.start(folder);
    reviewer = console.member("reviewer", Role.REVIEWER).browser();
    lead = console.member("lead", Role.LEAD, Role.REVIEWER).browser();
  }

  @AfterAll
  static void stop() {
    console.close();
    line.stop(0);
    System.clearProperty(ALLOWED);
  }

  /// A help line, with its key.
  private record HelpLine(long number, String key) {

    static HelpLine make(String name) throws Exception {
      JsonNode made = console.api(
          "/api/v1/keys",
          console.operator(),
          "{\"name\":\"" + name + "\",\"source\":\"" + name + "\",\"scopes\":[\"NOTIFY\"]}");
      return new HelpLine(
          made.get("key").get("number").longValue(), made.get("secret").stringValue());
    }

    HttpResponse<String> call(String method, String path, String body) throws Exception {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + console.server().port() + path))
                  .header("Content-Type", "application/json")
                  .header("Authorization", "Bearer " + key)
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    }

    String wants(String path, String events) throws Exception {
      HttpResponse<String> made = call("POST", "/api/v1/notices/webhooks", wish(path, events));
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      return JSON.readTree(made.body()).get("secret").stringValue();
    }

    String notifies() throws Exception {
      return console.api("/api/v1/notices", key, """
          {"age": "ADULT",
           "notifier": {"capacity": "BODY", "name": "Ottilie", "contact": "desk@example.org",
             "signature": "Desk"},
           "items": [{"locator": "https://pictures.example/p/7", "kind": "AUTHENTIC"}],
           "declarations": {"nonConsent": true, "intimate": true, "goodFaith": true,
             "trueToBestKnowledge": true, "statement": "she never agreed"}}""").get("notice").stringValue();
    }
  }

  private static String wish(String path, String events) {
    return "{\"url\":\"http://127.0.0.1:" + line.getAddress().getPort() + path + "\",\"events\":["
        + events + "]}";
  }

  private static void locate(String notice, String item) throws Exception {
    console.call(
        "PUT",
        "/api/v1/notices/" + notice + "/items/1/location",
        "{\"itemId\":\"" + item + "\",\"hasUploader\":true}");
  }

  private static void decide(String notice, String outcome, String ground) throws Exception {
    reviewer.get("/notices/" + notice);
    HttpResponse<String> done = reviewer.post(
        "/notices/" + notice + "/items/1/decision", Map.of("outcome", outcome, "ground", ground));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
  }

  private static Call next() throws Exception {
    return Objects.requireNonNull(CALLS.poll(30, TimeUnit.SECONDS), "nothing came");
  }

  private static @Nullable Call nothing() throws Exception {
    return CALLS.poll(3, TimeUnit.SECONDS);
  }

  @Test
  void whoNotifiedIsToldInCodesWhatBecameOfItAndNobodyElseIs() throws Exception {
    HelpLine one = HelpLine.make("one");
    HelpLine other = HelpLine.make("other");
    String secret = one.wants("/one", EVENTS);
    other.wants("/other", EVENTS);
    String notice = one.notifies();
    locate(notice, "i-7");
    decide(notice, "REMOVED", "DECLARED");
    Call call = next();
    assertThat(call.path()).isEqualTo("/one");
    assertThat(call.signature())
        .isEqualTo(WebhookSignature.of(
            secret,
            Long.parseLong(call.timestamp()),
            call.body().getBytes(StandardCharsets.UTF_8)));
    JsonNode news = JSON.readTree(call.body());
    assertThat(news.propertyNames())
        .containsExactlyInAnyOrder("event", "notice", "items", "at", "id");
    assertThat(news.get("event").stringValue()).isEqualTo("notice.decided");
    assertThat(news.get("notice").stringValue()).isEqualTo(notice);
    assertThat(news.get("items").get(0).get("outcome").stringValue()).isEqualTo("REMOVED");
    assertThat(news.get("items").get(0).get("ground").stringValue()).isEqualTo("DECLARED");
    assertThat(call.body()).doesNotContain("Ottilie", "example.org", "pictures", "i-7", "agreed");
    HttpResponse<String> read = one.call("GET", "/api/v1/notices/" + notice, "");
    assertThat(JSON.readTree(read.body()).get("state").stringValue()).isEqualTo("DECIDED");
    assertThat(other.call("GET", "/api/v1/notices/" + notice, "").statusCode()).isEqualTo(404);
    for (int action = 1; action <= 20; action++) {
      console.call("PUT", "/api/v1/actions/" + action + "/done", "");
    }
    Call done = next();
    assertThat(done.path()).isEqualTo("/one");
    assertThat(JSON.readTree(done.body()).get("event").stringValue()).isEqualTo("notice.done");
    assertThat(nothing()).isNull();
  }

  @Test
  void whoContestsIsToldHowItEndedAndThatTheNoticeIsOpenAgain() throws Exception {
    HelpLine three = HelpLine.make("three");
    three.wants("/three", "\"notice.reopened\",\"appeal.decided\"");
    String notice = three.notifies();
    locate(notice, "i-8");
    decide(notice, "REFUSED", "NOT_THE_PERSON");
    three.call(
        "POST", "/api/v1/notices/" + notice + "/objections", "{\"item\":1,\"text\":\"It is.\"}");
    Matcher number =
        Pattern.compile("/appeals/(\\d+)").matcher(lead.get("/appeals").body());
    assertThat(number.find()).isTrue();
    lead.post(number.group(), Map.of("upheld", "true"));
    JsonNode first = JSON.readTree(next().body());
    JsonNode second = JSON.readTree(next().body());
    boolean inOrder = first.has("appeal");
    JsonNode ruled = inOrder ? first : second;
    JsonNode reopened = inOrder ? second : first;
    assertThat(ruled.get("event").stringValue()).isEqualTo("appeal.decided");
    assertThat(ruled.get("upheld").booleanValue()).isTrue();
    assertThat(reopened.get("event").stringValue()).isEqualTo("notice.reopened");
  }

  @Test
  void keyThatWasRevokedIsToldNothing() throws Exception {
    HelpLine four = HelpLine.make("four");
    four.wants("/four", EVENTS);
    String notice = four.notifies();
    locate(notice, "i-9");
    assertThat(console.call("DELETE", "/api/v1/keys/" + four.number(), "").statusCode())
        .isEqualTo(204);
    decide(notice, "REFUSED", "NOT_INTIMATE");
    assertThat(nothing()).isNull();
  }

  @Test
  void whoNotifiesCanAskForNothingElseAndForNobodyElsesWebhooks() throws Exception {
    HelpLine five = HelpLine.make("five");
    HelpLine six = HelpLine.make("six");
    for (String event : new String[] {"notice.received", "item.act", "match.act", "nothing"}) {
      HttpResponse<String> refused =
          five.call("POST", "/api/v1/notices/webhooks", wish("/five", '"' + event + '"'));
      assertThat(refused.statusCode()).as(event).isEqualTo(400);
    }
    five.wants("/five", EVENTS);
    five.wants("/five", EVENTS);
    assertThat(
            five.call("POST", "/api/v1/notices/webhooks", wish("/five", EVENTS)).statusCode())
        .isEqualTo(400);
    JsonNode own =
        JSON.readTree(five.call("GET", "/api/v1/notices/webhooks", "").body());
    assertThat(own.size()).isEqualTo(2);
    assertThat(own.toString()).doesNotContain("rcw_");
    String path = "/api/v1/notices/webhooks/" + own.get(0).get("number").longValue();
    assertThat(JSON.readTree(six.call("GET", "/api/v1/notices/webhooks", "").body())
            .isEmpty())
        .isTrue();
    assertThat(six.call("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(five.call("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(five.call("GET", "/api/v1/webhooks", "").statusCode()).isEqualTo(403);
  }
}
