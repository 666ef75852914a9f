package org.recourse.server.console.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.casework.statement.DsaCheck;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What follows from decisions: what the uploader is told, what is reported and what is counted,
/// over HTTP throughout.
class FiguresLoopTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALLOWED = "recourse.outbox.private-addresses";
  private static final List<String> CANARIES =
      List.of("Canary Name", "canary@example.org", "Canary Words", "Canary Signature", "/p/canary");

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static HttpServer platform;
  private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();
  private static StaffBrowser lead;
  private static StaffBrowser other;
  private static StaffBrowser auditor;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(ALLOWED, "true");
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    platform.createContext("/hook", exchange -> {
      TOLD.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    platform.start();
    console = ConsoleUnderTest.start(folder);
    HttpResponse<String> registered = console.call(
        "POST",
        "/api/v1/webhooks",
        "{\"url\":\"http://127.0.0.1:" + platform.getAddress().getPort()
            + "/hook\",\"events\":[\"item.act\"]}");
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
    lead = console.member("lead", Role.LEAD, Role.REVIEWER).browser();
    other = console.member("other", Role.LEAD, Role.REVIEWER).browser();
    auditor = console.member("auditor", Role.AUDITOR).browser();
  }

  @AfterAll
  static void stop() {
    console.close();
    platform.stop(0);
    System.clearProperty(ALLOWED);
  }

  private static String located(String age, String itemId) throws Exception {
    String notice = console
        .api("/api/v1/notices", console.operator(), """
        {"age": "%s", "notifier": {"capacity": "SELF", "name": "Canary Name",
           "contact": "canary@example.org", "signature": "Canary Signature"},
         "items": [{"locator": "https://pictures.example/p/canary", "kind": "SYNTHETIC"}],
         "declarations": {"nonConsent": true, "intimate": true, "goodFaith": true,
           "trueToBestKnowledge": true, "statement": "Canary Words"}}""".formatted(age))
        .get("notice")
        .stringValue();
    console.call(
        "PUT",
        "/api/v1/notices/" + notice + "/items/1/location",
        "{\"itemId\":\"" + itemId + "\",\"copies\":[{\"itemId\":\"" + itemId
            + "-b\",\"likeness\":\"IDENTICAL\"}],\"hasUploader\":true}");
    return notice;
  }

  private static void decide(StaffBrowser who, String notice, String outcome, String ground)
      throws Exception {
    who.get("/notices/" + notice);
    HttpResponse<String> decided = who.post(
        "/notices/" + notice + "/items/1/decision", Map.of("outcome", outcome, "ground", ground));
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(302);
  }

  // What is told of other tests' notices is passed over.
  private static JsonNode act(String notice) throws Exception {
    while (true) {
      String body = Objects.requireNonNull(TOLD.poll(20, TimeUnit.SECONDS), "nothing was told");
      assertThat(body).doesNotContain(CANARIES);
      JsonNode act = JSON.readTree(body);
      if (act.get("notice").stringValue().equals(notice)) {
        return act;
      }
    }
  }

  private static JsonNode statements(long after) throws Exception {
    HttpResponse<String> answer = console.call("GET", "/api/v1/statements?after=" + after, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain(CANARIES);
    return JSON.readTree(answer.body());
  }

  @Test
  void uploaderIsToldWhyInFourLanguagesAndNeverByWhom() throws Exception {
    String notice = located("ADULT", "item-41");
    decide(lead, notice, "REMOVED", "DECLARED");
    JsonNode statement = act(notice).get("statement");
    assertThat(statement.isObject()).isTrue();
    assertThat(statement.propertyNames()).containsExactly("id", "facts", "text");
    assertThat(statement.get("text").propertyNames())
        .containsExactly("en", "zh-Hans", "zh-Hant", "ko");
    assertThat(statement.at("/text/en").stringValue())
        .contains("item-41", "We removed it.", "made or changed with software", "complain");
    assertThat(statement.at("/facts/findings").toString())
        .isEqualTo("[\"SYNTHETIC_WITHOUT_CONSENT\"]");
    assertThat(statement.toString()).doesNotContain(notice);
  }

  @Test
  void whoMayHaveBeenUnder18IsRemovedWithoutAWordToTheUploader() throws Exception {
    long before = statements(0).get("last").longValue();
    String notice = located("UNSURE", "item-42");
    decide(lead, notice, "REMOVED", "UNDER_18");
    assertThat(act(notice).has("statement")).isFalse();
    lead.post("/notices/" + notice + "/release", Map.of());
    decide(other, notice, "REMOVED", "UNDER_18");
    JsonNode second = act(notice);
    assertThat(second.get("effect").stringValue()).isEqualTo("REMOVED");
    assertThat(second.has("statement")).isFalse();
    assertThat(statements(before).get("statements").toString()).doesNotContain("MINOR");
  }

  @Test
  void decisionIsReportedOnceUnderOneNumberThatTheDatabaseTakes() throws Exception {
    long before = statements(0).get("last").longValue();
    String notice = located("ADULT", "item-43");
    decide(lead, notice, "REMOVED", "DECLARED");
    JsonNode batch = statements(before);
    assertThat(batch.get("statements")).isNotEmpty();
    for (JsonNode statement : batch.get("statements")) {
      assertThat(DsaCheck.findings(statement.toString())).isEmpty();
      assertThat(statement.toString()).doesNotContain("item-43", notice);
    }
    assertThat(statements(before).get("statements").get(0))
        .isEqualTo(batch.get("statements").get(0));
    assertThat(statements(batch.get("last").longValue()).get("statements")).isEmpty();
    assertThat(console.call("GET", "/api/v1/statements?after=-1", "").statusCode())
        .isEqualTo(400);
  }

  @Test
  void staffSeesExactFiguresAndTakesAwayNoneBelowFive() throws Exception {
    String notice = located("ADULT", "item-44");
    decide(lead, notice, "REFUSED", "NOT_THE_PERSON");
    String page = auditor.get("/figures").body();
    assertThat(page)
        .contains("Items notified", "US_TIDA.remove", "Refused: not the person shown", "Late")
        .contains("/figures/files/csv?from=");
    assertThat(auditor.get("/").body()).contains("href=\"/figures\"");
    assertThat(
            console.member("reviewer", Role.REVIEWER).browser().get("/figures").statusCode())
        .isEqualTo(403);
    String csv = auditor.get("/figures/files/csv").body();
    assertThat(csv).contains("\"US_TIDA\",\"\",\"\",\"REFUSED_NOT_THE_PERSON\",\"withheld\"");
    assertThat(csv).doesNotContainPattern("\"[1-4]\"\\s");
    JsonNode json = JSON.readTree(auditor.get("/figures/files/json").body());
    assertThat(json.get("format").stringValue()).isEqualTo("recourse-figures");
    for (String language : List.of("en", "zh-Hans", "zh-Hant", "ko")) {
      HttpResponse<String> text = auditor.get("/figures/files/text-" + language);
      assertThat(text.statusCode()).isEqualTo(200);
      assertThat(text.headers().firstValue("Content-Disposition").orElse("")).contains(language);
    }
    assertThat(auditor.get("/figures/files/eu").body()).startsWith("PK");
    assertThat(auditor.get("/figures/files/exact").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/figures?from=yesterday").statusCode()).isEqualTo(400);
    assertThat(auditor.get("/figures?from=2026-03&to=2026-01").statusCode()).isEqualTo(400);
  }

  @Test
  void publishedFiguresAreOfMonthsThatAreOver() throws Exception {
    YearMonth now = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC));
    assertThat(month(now).statusCode()).isEqualTo(404);
    HttpResponse<String> last = month(now.minusMonths(1));
    assertThat(last.statusCode()).as(last.body()).isEqualTo(200);
    assertThat(JSON.readTree(last.body()).get("rounded_to").intValue()).isEqualTo(5);
  }

  private static HttpResponse<String> month(YearMonth month) throws Exception {
    return console.call(
        "GET", "/api/v1/figures/" + month.getYear() + "/" + month.getMonthValue(), "");
  }
}
