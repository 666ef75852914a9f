package org.recourse.server.coop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A platform whose program was built for Coop, with us in Coop's place, and a Coop behind us.
class CoopTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALLOWED = "recourse.outbox.private-addresses";
  private static final String REPORT = "/api/v1/report";
  private static final String APPEAL = "/api/v1/report/appeal";

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static CoopSide platform;
  private static StaffBrowser reviewer;
  private static StaffBrowser lead;
  private static String both;
  private static String notifies;
  private static String enforces;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(ALLOWED, "true");
    console = ConsoleUnderTest.start(folder);
    platform = CoopSide.start();
    reviewer = console.member("reviewer", Role.REVIEWER).browser();
    lead = console.member("lead", Role.LEAD, Role.REVIEWER).browser();
    both = key("\"NOTIFY\",\"ENFORCE\"");
    notifies = key("\"NOTIFY\"");
    enforces = key("\"ENFORCE\"");
  }

  @AfterAll
  static void stop() {
    console.close();
    platform.close();
    System.clearProperty(ALLOWED);
  }

  private static String key(String scopes) throws Exception {
    return console
        .api(
            "/api/v1/keys",
            console.operator(),
            "{\"name\":\"coop\",\"source\":\"reviewers\",\"scopes\":[" + scopes + "]}")
        .get("secret")
        .stringValue();
  }

  private static String golden(String name) throws Exception {
    try (InputStream in = Objects.requireNonNull(CoopTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String report(String item) throws Exception {
    return golden("report.json").replace("p-41", item);
  }

  private static HttpResponse<String> send(String path, String key, String body) throws Exception {
    return platform.call(console.server().port(), path, key, body);
  }

  private static String reported(String body) throws Exception {
    HttpResponse<String> answer = send(REPORT, both, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode said = JSON.readTree(answer.body());
    assertThat(said.propertyNames()).containsExactly("reportId");
    return said.get("reportId").stringValue();
  }

  private static JsonNode error(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    JsonNode error = JSON.readTree(answer.body()).get("errors").get(0);
    assertThat(error.get("status").intValue()).isEqualTo(status);
    assertThat(error.get("type").isArray()).isTrue();
    assertThat(error.get("title").stringValue()).isNotBlank();
    return error;
  }

  private static JsonNode webhook(String body) throws Exception {
    return console.api("/api/v1/webhooks", console.operator(), body);
  }

  private static JsonNode actions(String path) throws Exception {
    return webhook("""
        {"url": "%s", "events": ["item.act", "item.restore", "appeal.decided"],
         "dialect": "COOP_ACTIONS",
         "coop": {"typeId": "picture", "typeName": "Picture",
                  "actions": {"REMOVED": "delete", "RESTORED": "undelete"},
                  "policy": {"id": "intimate", "name": "Intimate picture"},
                  "headers": {"X-API-KEY": "what the endpoint wants"}}}""".formatted(platform.url(path)));
  }

  private static void forget(JsonNode webhook) throws Exception {
    long number = webhook.get("webhook").get("number").longValue();
    assertThat(console.call("DELETE", "/api/v1/webhooks/" + number, "").statusCode())
        .isEqualTo(204);
  }

  private static void decide(StaffBrowser who, String notice, String outcome, String ground)
      throws Exception {
    who.get("/notices/" + notice);
    HttpResponse<String> done = who.post(
        "/notices/" + notice + "/items/1/decision", Map.of("outcome", outcome, "ground", ground));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
  }

  // Nobody declared anything in a report of Coop's, so somebody has to have looked; that nobody is
  // shown in it needs no look.
  private static void remove(String notice) throws Exception {
    String body = """
        {"age": "ADULT", "notifier": {"capacity": "ANYONE"},
         "items": [{"locator": "https://pictures.example/p/1"}],
         "declarations": {"nonConsent": true, "goodFaith": true}}""";
    HttpResponse<String> completed =
        platform.put(console.server().port(), "/api/v1/notices/" + notice, both, body);
    assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
    decide(reviewer, notice, "REMOVED", "DECLARED");
  }

  private static JsonNode told(String notice) throws Exception {
    HttpResponse<String> answer =
        platform.get(console.server().port(), "/api/v1/notices/" + notice, both);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void reportIsANoticeWithOneItemAtThePlacesOwnName() throws Exception {
    String notice = reported(report("p-1"));
    JsonNode told = told(notice);
    assertThat(told.get("state").stringValue()).isEqualTo("OPEN");
    assertThat(told.get("items").size()).isEqualTo(1);
    assertThat(told.get("dueAt").longValue()).isPositive();
    String page = reviewer.get("/notices/" + notice).body();
    assertThat(page)
        .contains("coop:picture:p-1", "[intimate] She did not want this shown.")
        .doesNotContain("look at this", "a lighthouse");
  }

  @Test
  void sameReportAgainIsTheSameNoticeAndAnotherIsNot() throws Exception {
    String notice = reported(report("p-2"));
    assertThat(reported(report("p-2"))).isEqualTo(notice);
    assertThat(reported(report("p-2").replace("member-7781", "member-7782"))).isNotEqualTo(notice);
    assertThat(reported(report("p-2").replace("10:30", "10:31"))).isNotEqualTo(notice);
  }

  @Test
  void reportOfSomebodyWhoMayBeAChildIsForLeadsAndCannotBeLookedAt() throws Exception {
    String notice = reported(report("p-3").replace("\"csam\": false", "\"csam\": true"));
    assertThat(reviewer.get("/queue").body()).doesNotContain(notice);
    assertThat(reviewer.get("/notices/" + notice).statusCode()).isEqualTo(404);
    assertThat(lead.get("/notices/" + notice).body())
        .contains("coop:picture:p-3")
        .doesNotContain("/look");
  }

  @Test
  void whatIsReportedWithoutTheRightToSayWhatIsThereIsNotLocated() throws Exception {
    HttpResponse<String> answer = send(REPORT, notifies, report("p-4"));
    assertThat(answer.statusCode()).isEqualTo(201);
    String notice = JSON.readTree(answer.body()).get("reportId").stringValue();
    HttpResponse<String> places = console.call("GET", "/api/v1/notices/" + notice + "/items", "");
    assertThat(JSON.readTree(places.body()).get(0).get("located").booleanValue())
        .isFalse();
  }

  @Test
  void withoutAValidKeyOrItsScopeAnAnswerIsInCoopsWords() throws Exception {
    for (String wrong : List.of("", "rck_wrong", "x".repeat(5_000))) {
      JsonNode error = error(send(REPORT, wrong, report("p-5")), 401);
      assertThat(error.get("type").get(0).stringValue())
          .isEqualTo("/errors/authentication-failed-or-missing");
      error(send(APPEAL, wrong, golden("appeal.json")), 401);
    }
    JsonNode error = error(send(REPORT, enforces, report("p-5")), 403);
    assertThat(error.get("type").get(0).stringValue()).isEqualTo("/errors/authorization-failed");
    error(send(APPEAL, notifies, golden("appeal.json")), 403);
    assertThat(console.call("POST", REPORT, report("p-5")).statusCode()).isEqualTo(401);
  }

  @Test
  void pathMayEndInASlashAndWhatElseCoopHasIsNotThere() throws Exception {
    assertThat(send(REPORT + "/", both, report("p-6")).statusCode()).isEqualTo(201);
    JsonNode error = error(send(REPORT + "/other", both, "{}"), 404);
    assertThat(error.get("type").get(0).stringValue()).isEqualTo("/errors/not-found");
    error(platform.get(console.server().port(), REPORT, both), 405);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"reporter\"|\"nobody\"|''|",
        "\"kind\": \"user\"|\"kind\": \"rule\"|/reporter/kind",
        "\"id\": \"member-7781\"|\"id\": 7781|/reporter/id",
        "2026-11-20T10:30:00.000Z|the day before|/reportedAt",
        "2026-11-20T10:30:00.000Z|+999999999-01-01T00:00:00Z; drop|/reportedAt",
        "\"typeId\": \"picture\",|\"typeId\": [],|/reportedItem/typeId",
        "\"id\": \"p-41\"|\"id\": \" \"|/reportedItem/id",
        "\"csam\": false|\"csam\": \"no\"|/reportedForReason/csam",
        "\"reason\": \"She did not want this shown.\"|\"reason\": {}|/reportedForReason/reason",
        "\"data\": {\"content\": \"look at this\"}|\"data\": 1|/reportedItemThread/0/data",
        "\"reportedItemsInThread\": [|\"reportedItemsInThread\": 7, \"x\": [|/reportedItemsInThread"
      })
  void whatIsNoReportIsRefusedAtItsPlaceAndNotRepeated(String from, String to, String pointer)
      throws Exception {
    String body = golden("report.json").replaceFirst(Pattern.quote(from), quoted(to));
    assertThat(body).isNotEqualTo(golden("report.json"));
    JsonNode error = error(send(REPORT, both, body), 400);
    assertThat(error.path("pointer").asString("")).isEqualTo(pointer == null ? "" : pointer);
    assertThat(error.toString()).doesNotContain("the day before", "drop", "7781");
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "{", "{\"reporter\":1,\"reporter\":2}", "\u0000"})
  void whatIsNoObjectIsRefused(String body) throws Exception {
    error(send(REPORT, both, body), 400);
    error(send(APPEAL, both, body), 400);
  }

  @Test
  void bodyThatIsTooLargeOrTooDeepIsRefused() throws Exception {
    String large = report("p-7").replace("a lighthouse", "x".repeat(9_000_000));
    error(send(REPORT, both, large), 413);
    String deep = report("p-7").replace("\"a lighthouse\"", "[".repeat(3_000) + "]".repeat(3_000));
    error(send(REPORT, both, deep), 400);
  }

  @Test
  void hostileTextsAreKeptAsTextAndLongOnesInPart() throws Exception {
    String words = "<script>alert(1)</script>\u202e' or 1=1 --";
    String notice = reported(report("p-8").replace("She did not", words + "x".repeat(9_000)));
    String page = reviewer.get("/notices/" + notice).body();
    assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void mutatedReportsAreTakenOrRefusedAndNeverAMistakeOfOurs() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] good = golden("report.json").getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 150; round++) {
      byte[] bytes = good.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
      }
      String body = new String(bytes, StandardCharsets.UTF_8);
      assertThat(send(REPORT, notifies, body).statusCode()).as("seed " + seed).isIn(201, 400);
    }
  }

  @Test
  void decisionIsAnActionThatIsSignedAndDoneWhenItIsAccepted() throws Exception {
    JsonNode made = actions("/act");
    String notice = reported(report("p-50"));
    remove(notice);
    CoopSide.Call call = platform.next();
    assertThat(call.path()).isEqualTo("/act");
    assertThat(call.key()).isEqualTo("what the endpoint wants");
    assertThat(verifies(made.get("publicKey").stringValue(), call)).isTrue();
    assertThat(made.get("secret").stringValue()).isEmpty();
    ObjectNode body = (ObjectNode) JSON.readTree(call.body());
    assertThat(body.get("decisionReason").stringValue()).contains("coop:picture:p-50");
    ObjectNode own = (ObjectNode) body.get("custom").get("recourse");
    assertThat(own.get("notice").stringValue()).isEqualTo(notice);
    assertThat(own.get("statement").get("text").has("ko")).isTrue();
    // The statement is for the uploader, and has nothing of the notice.
    assertThat(body.get("decisionReason").stringValue()).doesNotContain(notice, "member-7781");
    own.put("id", "(id)").put("notice", "(notice)").put("action", "(action)");
    own.put("statement", "(statement)");
    ((ObjectNode) body.get("custom")).put("reason", "(the statement)");
    body.put("decisionReason", "(the statement)");
    assertThat(body).isEqualTo(JSON.readTree(golden("action.json")));
    assertThat(removedAt(notice)).isPositive();
    forget(made);
  }

  // The call was answered; that it was noted follows within moments.
  private static long removedAt(String notice) throws Exception {
    Instant until = Instant.now().plus(Duration.ofSeconds(20));
    long at = 0;
    while (at == 0 && Instant.now().isBefore(until)) {
      at = told(notice).get("items").get(0).get("removedAt").longValue();
    }
    return at;
  }

  private static boolean verifies(String pem, CoopSide.Call call) throws Exception {
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
    signature.update(call.body().getBytes(StandardCharsets.UTF_8));
    return signature.verify(
        Base64.getDecoder().decode(Objects.requireNonNull(call.signature(), "no signature")));
  }

  @Test
  void eachCopyIsAnActionOfItsOwnAndNothingIsDoneBeforeTheLast() throws Exception {
    JsonNode made = actions("/copies");
    String notice = reported(report("p-52"));
    HttpResponse<String> located =
        console.call("PUT", "/api/v1/notices/" + notice + "/items/1/location", """
        {"itemId": "coop:picture:p-52", "hasUploader": true,
         "copies": [{"itemId": "coop:avatar:a-9", "likeness": "IDENTICAL"},
                    {"itemId": "53", "likeness": "IDENTICAL"}]}""");
    assertThat(located.statusCode()).as(located.body()).isEqualTo(204);
    remove(notice);
    List<JsonNode> bodies = List.of(
        JSON.readTree(platform.next().body()),
        JSON.readTree(platform.next().body()),
        JSON.readTree(platform.next().body()));
    assertThat(bodies.stream().map(body -> body.get("item").toString()))
        .containsExactlyInAnyOrder(
            "{\"id\":\"p-52\",\"typeId\":\"picture\",\"typeName\":\"Picture\"}",
            "{\"id\":\"a-9\",\"typeId\":\"avatar\",\"typeName\":\"avatar\"}",
            "{\"id\":\"53\",\"typeId\":\"picture\",\"typeName\":\"Picture\"}");
    // Each uploader has a statement of his own, which names his item alone.
    for (JsonNode body : bodies) {
      assertThat(body.get("decisionReason").stringValue())
          .contains(body.get("item").get("id").stringValue());
    }
    assertThat(bodies.stream().map(body -> body.get("decisionReason")).distinct())
        .hasSize(3);
    assertThat(removedAt(notice)).isPositive();
    forget(made);
  }

  @Test
  void whatOneOfTheCopiesDoesNotTakeIsNotDone() throws Exception {
    JsonNode made = actions("/gone");
    String notice = reported(report("p-54"));
    platform.answerWith(410);
    remove(notice);
    platform.next();
    JsonNode dead = dead();
    assertThat(dead.get("id").stringValue()).startsWith("item.act-");
    assertThat(told(notice).get("items").get(0).get("removedAt").longValue()).isZero();
    platform.answerWith(204);
    console.call("POST", "/api/v1/outbox/dead/" + dead.get("number").longValue() + "/replay", "");
    platform.next();
    assertThat(removedAt(notice)).isPositive();
    forget(made);
  }

  @Test
  void whatIsNotTakenIsTriedFiveTimesMoreWithinAnHourOrSo() {
    Random random = new Random(1);
    Duration all = Duration.ZERO;
    for (int failures = 1; failures <= 5; failures++) {
      all = all.plus(CoopActions.FIVE_TIMES_MORE.after(failures, random).orElseThrow());
    }
    assertThat(all).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(62));
    assertThat(CoopActions.FIVE_TIMES_MORE.after(6, random)).isEmpty();
  }

  private static JsonNode dead() throws Exception {
    Instant until = Instant.now().plus(Duration.ofSeconds(20));
    while (Instant.now().isBefore(until)) {
      JsonNode dead =
          JSON.readTree(console.call("GET", "/api/v1/outbox/dead", "").body());
      if (!dead.isEmpty()) {
        return dead.get(0);
      }
    }
    throw new AssertionError("no dead delivery is listed");
  }

  @Test
  void appealOfAnUploaderIsTakenOnceAndItsEndIsToldAsCoopTellsIt() throws Exception {
    JsonNode made = actions("/appeals");
    String notice = reported(report("p-56"));
    remove(notice);
    platform.next();
    removedAt(notice);
    String appeal = golden("appeal.json").replace("p-41", "p-56");
    assertThat(send(APPEAL, both, appeal).statusCode()).isEqualTo(204);
    assertThat(send(APPEAL + "/", both, appeal).statusCode()).isEqualTo(204);
    String page = lead.get("/appeals").body();
    assertThat(page.split("This is my own drawing", -1)).hasSize(2);
    Matcher number = Pattern.compile("/appeals/(\\d+)").matcher(page);
    assertThat(number.find()).isTrue();
    assertThat(lead.post(number.group(), Map.of("upheld", "true")).statusCode()).isEqualTo(302);
    List<String> told = List.of(platform.next().body(), platform.next().body());
    assertThat(told)
        .anySatisfy(body -> assertThat(JSON.readTree(body)).isEqualTo(JSON.readTree("""
        {"appealId": "appeal-5", "item": {"id": "p-56", "typeId": "picture"},
         "appealedBy": {"id": "member-3302", "typeId": "member"},
         "appealDecision": "ACCEPT", "custom": {}}""")));
    assertThat(told)
        .anySatisfy(
            body -> assertThat(JSON.readTree(body).get("action").get("id").stringValue())
                .isEqualTo("undelete"));
    forget(made);
  }

  @Test
  void appealAgainstWhatWasNotDecidedOrCannotBeReadIsRefused() throws Exception {
    JsonNode unknown =
        error(send(APPEAL, both, golden("appeal.json").replace("p-41", "p-none")), 400);
    assertThat(unknown.get("pointer").stringValue()).isEqualTo("/actionedItem");
    for (String member : List.of("appealId", "appealedBy", "appealedAt", "actionsTaken")) {
      error(send(APPEAL, both, golden("appeal.json").replace('"' + member + '"', "\"x\"")), 400);
    }
  }

  @Test
  void noticesAreHandedOnToACoopWithoutAnythingOfWhoNotified() throws Exception {
    JsonNode made = webhook("""
        {"url": "%s", "events": ["notice.received"], "dialect": "COOP_REPORTS",
         "coop": {"typeId": "link", "reporterTypeId": "recourse", "urlField": "address",
                  "policy": {"id": "intimate"},
                  "headers": {"X-API-KEY": "the key of that Coop"}}}""".formatted(platform.url(REPORT)));
    String notice =
        console.api("/api/v1/notices", console.operator(), """
        {"age": "ADULT",
         "notifier": {"capacity": "SELF", "name": "Ariadne", "contact": "a@example.org",
           "signature": "Ariadne K"},
         "items": [{"locator": "https://pictures.example/p/60", "description": "the second one",
           "kind": "AUTHENTIC"}],
         "declarations": {"nonConsent": true, "statement": "my former friend did it"}}""").get("notice").stringValue();
    CoopSide.Call call = platform.next();
    assertThat(call.path()).isEqualTo(REPORT);
    assertThat(call.key()).isEqualTo("the key of that Coop");
    assertThat(call.body()).doesNotContain("Ariadne", "a@example.org", "former friend");
    ObjectNode body = (ObjectNode) JSON.readTree(call.body().replace(notice, "(notice)"));
    assertThat(Instant.parse(body.get("reportedAt").stringValue())).isBefore(Instant.now());
    ObjectNode reason = (ObjectNode) body.get("reportedForReason");
    assertThat(reason.get("reason").stringValue()).contains("AUTHENTIC", "due 20");
    reason.put("reason", "(reason)");
    body.put("reportedAt", "(time)");
    assertThat(body).isEqualTo(JSON.readTree(golden("handed-on.json")));
    reported(report("p-61"));
    console.api("/api/v1/notices", console.operator(), """
        {"age": "UNSURE", "items": [{"locator": "https://pictures.example/p/62"}]}""");
    JsonNode next = JSON.readTree(platform.next().body());
    assertThat(next.get("reportedForReason").get("csam").booleanValue()).isTrue();
    assertThat(platform.isQuiet()).isTrue();
    forget(made);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"dialect\":\"COOP_ACTIONS\"",
        "\"coop\":{\"typeId\":\"x\"}",
        "\"dialect\":\"COOP_REPORTS\",\"coop\":{\"typeId\":\"x\"}",
        "\"dialect\":\"COOP_ACTIONS\",\"coop\":{}",
        "\"dialect\":\"COOP_ACTIONS\",\"coop\":{\"typeId\":\"x\",\"actions\":{\"BURNED\":\"y\"}}",
        "\"dialect\":\"COOP_ACTIONS\",\"coop\":{\"typeId\":\"x\",\"headers\":{\"Host\":\"y\"}}",
        "\"dialect\":\"COOP_ACTIONS\",\"coop\":{\"typeId\":\"x\",\"headers\":{\"A\":\"y\\r\\nB: z\"}}",
        "\"dialect\":\"COOP_ACTIONS\",\"coop\":{\"typeId\":\"x\",\"headers\":{\"A b\":\"y\"}}",
        "\"dialect\":\"COOP_ACTIONS\",\"coop\":{\"typeId\":\"x\",\"policy\":{\"id\":\"y\",\"penalty\":\"z\"}}",
        "\"dialect\":\"PIGEON\",\"coop\":{\"typeId\":\"x\"}"
      })
  void whatIsNoDialectIsRefused(String more) throws Exception {
    HttpResponse<String> answer = console.call(
        "POST",
        "/api/v1/webhooks",
        "{\"url\":\"https://example.org/\",\"events\":[\"item.act\"]," + more + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void aTenantHasOneKeyToCheckAllThatComesAsFromCoop() throws Exception {
    JsonNode one = actions("/one");
    JsonNode other = actions("/other");
    assertThat(other.get("publicKey")).isEqualTo(one.get("publicKey"));
    forget(one);
    forget(other);
  }
}
