package org.recourse.server.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.fingerprint.Pixels;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.fetch.FetchSettings;
import org.recourse.server.network.Network;
import org.recourse.server.partner.GreyPng;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From a notice over the interface to a decision in the console, the platform's confirmation and
/// what the notifier is told, over HTTP throughout.
class ReviewLoopTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String PDQ =
      "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static HttpServer platform;
  private static final AtomicInteger SHOWN = new AtomicInteger();
  private static StaffBrowser reviewer;
  private static StaffBrowser lead;

  @BeforeAll
  static void start() throws Exception {
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] picture = GreyPng.write(drawing(), 320);
    platform.createContext("/view", exchange -> {
      SHOWN.incrementAndGet();
      exchange.sendResponseHeaders(200, picture.length);
      exchange.getResponseBody().write(picture);
      exchange.close();
    });
    platform.start();
    FetchSettings here = new FetchSettings(
        true, Set.of(platform.getAddress().getPort()), List.of(Network.parse("127.0.0.0/8")));
    console = ConsoleUnderTest.start(folder, settings -> settings.fetching(here));
    reviewer = console.member("reviewer", Role.REVIEWER).browser();
    lead = console.member("lead", Role.LEAD, Role.REVIEWER).browser();
  }

  @AfterAll
  static void stop() {
    console.close();
    platform.stop(0);
  }

  // Hills under a sky.
  private static Pixels drawing() {
    byte[] grey = new byte[320 * 200];
    for (int i = 0; i < grey.length; i++) {
      int x = i % 320;
      int y = i / 320;
      grey[i] = (byte) (y > 120 + 40 * Math.sin(x / 30.0) ? 60 + x / 4 : 200 - y / 2);
    }
    return Pixels.of(320, 200, 1, grey);
  }

  private static JsonNode notice(String age) throws Exception {
    return console.api(
        "/api/v1/notices", console.operator(), """
        {"reference": "test-%d", "age": "%s",
         "notifier": {"capacity": "SELF", "contact": "someone@example.org", "signature": "Some One"},
         "items": [{"locator": "https://pictures.example/p/41", "kind": "AUTHENTIC"}],
         "declarations": {"nonConsent": true, "intimate": true, "goodFaith": true,
           "trueToBestKnowledge": true, "statement": "I never agreed <b>to this</b>."}}""".formatted(NUMBER.incrementAndGet(), age));
  }

  private static void locate(String notice, String itemId, String signals) throws Exception {
    String body = """
        {"itemId": "%s", "signals": [%s], "copies": [{"itemId": "57", "likeness": "IDENTICAL"}],
         "view": "http://127.0.0.1:%d/view", "hasUploader": true}""".formatted(itemId, signals, platform.getAddress().getPort());
    HttpResponse<String> answer =
        console.call("PUT", "/api/v1/notices/" + notice + "/items/1/location", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static String pdq(String hex) {
    return "{\"type\":\"pdq\",\"value\":\"" + hex + "\"}";
  }

  private static JsonNode told(String notice) throws Exception {
    return JSON.readTree(console.call("GET", "/api/v1/notices/" + notice, "").body());
  }

  private static HttpResponse<String> decide(
      StaffBrowser who, String notice, String outcome, String ground) throws Exception {
    who.get("/notices/" + notice);
    return who.post(
        "/notices/" + notice + "/items/1/decision", Map.of("outcome", outcome, "ground", ground));
  }

  @Test
  void noticeIsRemovedWithoutAnybodyLookingAndItsCopyIsStoppedAtUpload() throws Exception {
    JsonNode received = notice("ADULT");
    String notice = received.get("notice").stringValue();
    assertThat(received.get("missing").isEmpty()).as(received.toString()).isTrue();
    assertThat(received.get("dueAt").longValue() - received.get("receivedAt").longValue())
        .isEqualTo(48 * 3600);
    assertThat(reviewer.get("/queue").body()).contains(notice);
    assertThat(decide(reviewer, notice, "REMOVED", "DECLARED").body())
        .contains("not found the item");
    locate(notice, "41", pdq(PDQ));
    String page = reviewer.get("/notices/" + notice).body();
    assertThat(page).contains("https://pictures.example/p/41", "its item 41", "1 identical");
    assertThat(page).contains("I never agreed &lt;b&gt;to this&lt;/b&gt;.").doesNotContain("<b>to");
    int shown = SHOWN.get();
    assertThat(decide(reviewer, notice, "REMOVED", "DECLARED").statusCode()).isEqualTo(302);
    JsonNode item = told(notice).get("items").get(0);
    assertThat(item.get("outcome").stringValue()).isEqualTo("REMOVED");
    assertThat(item.get("removedAt").longValue()).isZero();
    assertThat(SHOWN.get()).isEqualTo(shown);
    String upload = "{\"uploads\":[{\"signals\":[" + pdq(PDQ) + "]}]}";
    assertThat(console
            .api("/api/v1/lookups", console.operator(), upload)
            .get(0)
            .get("verdict")
            .stringValue())
        .isEqualTo("ACT");
    assertThat(reviewer.get("/queue").body()).doesNotContain(notice);
  }

  @Test
  void whatIsMissingIsNamedAtOnceAndTheClocksRunAllTheSame() throws Exception {
    JsonNode received = console.api("/api/v1/notices", console.operator(), """
        {"age": "ADULT", "notifier": {"capacity": "SELF"},
         "items": [{"description": "the third picture in a channel"}]}""");
    assertThat(received.get("missing").toString())
        .contains("notifier.signature", "notifier.contact", "statement.nonconsent")
        .doesNotContain("items.locator", "image_bytes");
    assertThat(received.get("dueAt").longValue()).isPositive();
    String path = "/api/v1/notices/" + received.get("notice").stringValue();
    HttpResponse<String> completed = console.call("PUT", path, """
        {"age": "ADULT",
         "notifier": {"capacity": "SELF", "contact": "someone@example.org", "signature": "Some One"},
         "items": [{"locator": "https://pictures.example/p/40", "kind": "AUTHENTIC"}],
         "declarations": {"nonConsent": true, "intimate": true, "goodFaith": true,
           "trueToBestKnowledge": true}}""");
    assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
    JsonNode now = JSON.readTree(completed.body());
    assertThat(now.get("missing").isEmpty()).as(completed.body()).isTrue();
    assertThat(now.get("dueAt")).isEqualTo(received.get("dueAt"));
    assertThat(console.call("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(console.call("DELETE", path, "").statusCode()).isEqualTo(409);
  }

  @Test
  void xarfReportIsTakenAndARepetitionIsTakenOnce() throws Exception {
    String report = """
        {"xarf_version": "4.2.0", "report_id": "5d2c0f4e-6b0c-4e0a-9a43-7f6f3d8b1c11",
         "timestamp": "2026-11-21T10:00:00Z", "source_identifier": "pictures.example",
         "reporter": {"org": "A help line", "contact": "desk@example.org", "domain": "example.org"},
         "category": "content", "type": "exposed_data", "url": "https://pictures.example/p/48",
         "x_recourse_ncii": {"age": "ADULT", "kind": "AUTHENTIC",
           "notifier": {"capacity": "BODY", "contact": "desk@example.org", "signature": "Desk"},
           "declarations": {"nonConsent": true, "goodFaith": true}}}""";
    JsonNode first = console.api("/api/v1/notices/xarf", console.operator(), report);
    JsonNode again = console.api("/api/v1/notices/xarf", console.operator(), report);
    assertThat(again.get("notice")).isEqualTo(first.get("notice"));
    HttpResponse<String> other =
        console.call("POST", "/api/v1/notices/xarf", report.replace("exposed_data", "phishing"));
    assertThat(other.statusCode()).isEqualTo(400);
  }

  @Test
  void clockOfRemovalIsMetWhenThePlatformSaysThatItIsDone() throws Exception {
    String notice = notice("ADULT").get("notice").stringValue();
    locate(notice, "42", pdq("a".repeat(64)));
    decide(reviewer, notice, "REMOVED", "DECLARED");
    long action = 0;
    while (told(notice).get("items").get(0).get("removedAt").longValue() == 0 && action < 50) {
      console.call("PUT", "/api/v1/actions/" + ++action + "/done", "");
    }
    assertThat(told(notice).get("items").get(0).get("removedAt").longValue()).isPositive();
    assertThat(told(notice).get("state").stringValue()).isEqualTo("DECIDED");
  }

  @Test
  void lookNeedsAReasonIsRecordedAndIsNeverGivenTwice() throws Exception {
    String notice = notice("ADULT").get("notice").stringValue();
    locate(notice, "43", pdq("c".repeat(64)));
    String path = "/notices/" + notice + "/items/1/look";
    reviewer.get("/notices/" + notice);
    int before = SHOWN.get();
    assertThat(reviewer.post(path, Map.of()).statusCode()).isEqualTo(400);
    assertThat(SHOWN.get()).isEqualTo(before);
    reviewer.get("/notices/" + notice);
    String page = reviewer.post(path, Map.of("reason", "DECLARATIONS_UNCLEAR")).body();
    assertThat(page).contains("This look is recorded");
    Matcher view = Pattern.compile("/views/([0-9a-f]{32})").matcher(page);
    assertThat(view.find()).as(page).isTrue();
    assertThat(lead.get(view.group()).statusCode()).isEqualTo(404);
    HttpResponse<String> picture = reviewer.get(view.group());
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(reviewer.get(view.group()).statusCode()).isEqualTo(404);
    assertThat(SHOWN.get()).isEqualTo(before + 1);
    reviewer.get("/notices/" + notice);
    assertThat(reviewer.post(path, Map.of("reason", "NEAR_COPY")).body())
        .contains("You saw this picture")
        .doesNotContain("/views/");
    assertThat(SHOWN.get()).isEqualTo(before + 1);
    assertThat(console.member("auditor", Role.AUDITOR).browser().get("/record").body())
        .contains(notice, "the declarations contradict");
  }

  @Test
  void nothingIsPutBackByOnePersonAndTheRecordSaysWhoDidIt() throws Exception {
    String notice = notice("ADULT").get("notice").stringValue();
    locate(notice, "46", pdq("d".repeat(64)));
    decide(reviewer, notice, "REMOVED", "DECLARED");
    reviewer.get("/notices/" + notice);
    String undo = "/notices/" + notice + "/items/1/undo";
    assertThat(reviewer.post(undo, Map.of()).statusCode()).isEqualTo(400);
    reviewer.get("/notices/" + notice);
    assertThat(reviewer.post(undo, Map.of("reason", "it is another picture")).statusCode())
        .isEqualTo(302);
    assertThat(outcome(notice)).isEqualTo("REMOVED");
    String approve = approval(reviewer, notice);
    assertThat(reviewer.post(approve, Map.of()).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("said=alone"));
    assertThat(outcome(notice)).isEqualTo("REMOVED");
    assertThat(lead.post(approval(lead, notice), Map.of()).statusCode()).isEqualTo(302);
    assertThat(outcome(notice)).isEmpty();
    ConsoleUnderTest.Member auditor = console.member("second-auditor", Role.AUDITOR);
    String record = auditor.browser().get("/record").body();
    assertThat(record.substring(record.indexOf("Decisions taken back")))
        .contains(notice, "<td>Removed</td>");
    assertThat(reviewer.get("/queue").body()).contains(notice);
  }

  private static String outcome(String notice) throws Exception {
    return told(notice).get("items").get(0).get("outcome").stringValue();
  }

  // The path by which what waits for a second person about a notice is approved.
  private static String approval(StaffBrowser who, String notice) throws Exception {
    String page = who.get("/approvals").body();
    Matcher path = Pattern.compile("/approvals/[0-9]+/").matcher(page);
    assertThat(path.find(page.indexOf(notice))).as(page).isTrue();
    return path.group() + "approve";
  }

  @Test
  void nearCopiesNeedASecondPersonAndAreOnlyHiddenUntilThen() throws Exception {
    String notice = notice("ADULT").get("notice").stringValue();
    String body = """
        {"itemId": "44", "signals": [%s], "copies": [{"itemId": "58", "likeness": "NEAR"}],
         "hasUploader": true}""".formatted(pdq("9".repeat(64)));
    console.call("PUT", "/api/v1/notices/" + notice + "/items/1/location", body);
    decide(reviewer, notice, "REMOVED", "DECLARED");
    assertThat(told(notice).get("items").get(0).get("outcome").stringValue()).isEmpty();
    assertThat(decide(reviewer, notice, "REMOVED", "DECLARED").body()).contains("another person");
    reviewer.get("/notices/" + notice);
    reviewer.post("/notices/" + notice + "/release", Map.of());
    assertThat(decide(lead, notice, "REMOVED", "DECLARED").statusCode()).isEqualTo(302);
    assertThat(told(notice).get("items").get(0).get("outcome").stringValue()).isEqualTo("REMOVED");
  }

  @Test
  void noticeOfSomebodyWhoMayHaveBeenUnder18IsForLeadsAndShownToNobody() throws Exception {
    String notice = notice("UNSURE").get("notice").stringValue();
    assertThat(reviewer.get("/queue").body()).doesNotContain(notice);
    assertThat(reviewer.get("/notices/" + notice).statusCode()).isEqualTo(404);
    locate(notice, "45", "");
    String page = lead.get("/notices/" + notice).body();
    assertThat(page).contains("its item 45").doesNotContain("/look");
    int before = SHOWN.get();
    assertThat(
            lead.post("/notices/" + notice + "/items/1/look", Map.of("reason", "REQUIRED_BY_LAW"))
                .body())
        .contains("Nobody looks at this here");
    assertThat(SHOWN.get()).isEqualTo(before);
  }

  @Test
  void childProtectionDecidesWhereSomebodyMayHaveBeenUnder18AndNeverLooks() throws Exception {
    String notice = notice("UNDER_18").get("notice").stringValue();
    locate(notice, "47", "");
    StaffBrowser trained = console.member("trained", Role.CHILD_PROTECTION).browser();
    assertThat(trained.get("/queue").body()).contains(notice);
    assertThat(trained.get("/notices/" + notice).body()).contains("its item 47");
    assertThat(trained
            .post("/notices/" + notice + "/items/1/look", Map.of("reason", "REQUIRED_BY_LAW"))
            .statusCode())
        .isEqualTo(403);
    assertThat(decide(trained, notice, "REMOVED", "UNDER_18").statusCode()).isEqualTo(302);
    assertThat(told(notice).get("items").get(0).get("outcome").stringValue()).isEmpty();
    trained.post("/notices/" + notice + "/release", Map.of());
    assertThat(decide(lead, notice, "REMOVED", "UNDER_18").statusCode()).isEqualTo(302);
    assertThat(told(notice).get("items").get(0).get("outcome").stringValue()).isEqualTo("REMOVED");
  }

  @Test
  void lawfulRequestIsEnteredByAnOperatorAndReadBackAsText() throws Exception {
    assertThat(reviewer.get("/requests").statusCode()).isEqualTo(403);
    StaffBrowser operator = console.member("counsel", Role.OPERATOR).browser();
    operator.get("/requests");
    HttpResponse<String> entered = operator.post(
        "/requests",
        Map.of(
            "receivedOn", "2026-11-20",
            "authority", "A court <script>",
            "basis", "An order of 19 November",
            "asked", "The address of whoever reported",
            "held", "Nothing: addresses are not kept",
            "outcome", "NOTHING_HELD"));
    assertThat(entered.statusCode()).as(entered.body()).isEqualTo(302);
    assertThat(operator.get("/requests").body())
        .contains("A court &lt;script&gt;", "addresses are not kept", "Nothing was held.");
  }

  @Test
  void refusalIsContestedAndDecidedBySomebodyElseAndTheClocksRunAsBefore() throws Exception {
    JsonNode received = notice("ADULT");
    String notice = received.get("notice").stringValue();
    locate(notice, "46", pdq("5".repeat(64)));
    decide(reviewer, notice, "REFUSED", "NOT_THE_PERSON");
    HttpResponse<String> contested = console.call(
        "POST", "/api/v1/notices/" + notice + "/objections", "{\"item\":1,\"text\":\"It is me.\"}");
    assertThat(contested.statusCode()).as(contested.body()).isEqualTo(202);
    String appeals = lead.get("/appeals").body();
    assertThat(appeals).contains(notice, "goes first", "It is me.");
    Matcher number = Pattern.compile("/appeals/(\\d+)").matcher(appeals);
    assertThat(number.find()).isTrue();
    assertThat(lead.post(number.group(), Map.of("upheld", "true")).statusCode()).isEqualTo(302);
    JsonNode again = told(notice);
    assertThat(again.get("state").stringValue()).isEqualTo("OPEN");
    assertThat(again.get("dueAt")).isEqualTo(received.get("dueAt"));
  }
}
