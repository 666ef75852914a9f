package org.recourse.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Decisions on their way back to where the entry came from, path for path as the reference
/// clients send them. The other side is a server of our own on the loopback interface.
class FeedbackTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String MD5 = "a1b2c3d4e5f60718293a4b5c6d7e8f";
  private static final String PDQ = "0f1e2d3c4b5a6978".repeat(4);
  private static final String NAMESPACE = "https://hashsharing.ncmec.org/hashsharing/v2";

  @TempDir
  private static Path folder;

  private static RunningHub hub;
  private static RunningHub giver;

  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile int taking = 200;
  private OtherSide other;

  /// What the other side was told.
  private record Told(String method, String path, Map<String, String> headers, String body) {}

  @BeforeAll
  static void startHubs() throws Exception {
    hub = RunningHub.start(Files.createDirectory(folder.resolve("hub")));
    giver = RunningHub.start(Files.createDirectory(folder.resolve("giver")));
  }

  @AfterAll
  static void stopHubs() {
    hub.close();
    giver.close();
  }

  @BeforeEach
  void start() throws IOException {
    other = OtherSide.answering(this::answer);
  }

  @AfterEach
  void stop() {
    other.close();
  }

  private void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getRawPath();
    String asked = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = 200;
    String body = answers.getOrDefault(path, "{}");
    if (!call.getRequestMethod().equals("GET")) {
      Map<String, String> headers = new ConcurrentHashMap<>();
      call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      status = taking;
      told.add(new Told(call.getRequestMethod(), path, headers, asked));
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Test
  void aDecisionGoesToStopNciisSubmitFeedbackOnceAndAnotherOneAfterIt() throws Exception {
    stopNcii("/v1", MD5 + "01", "");
    create(
        "NCII",
        "stop_ncii",
        base("/v1"),
        "\"fetch_function_key\":\"F\","
            + "\"feedback_function_key\":\"FB\",\"subscription_key\":\"S\"");
    eventually(() -> hub.matches("video_md5", MD5 + "01") == 1);
    long entry = entry(MD5 + "01");
    hub.say(entry, "CONFIRMED");
    feedback("NCII", true);
    Told first = next();
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.path()).isEqualTo("/v1/SubmitFeedback");
    assertThat(first.headers())
        .containsEntry("X-functions-key", "FB")
        .containsEntry("Ocp-apim-subscription-key", "S")
        .containsEntry("Content-type", "application/json");
    assertThat(JSON.readTree(first.body()))
        .isEqualTo(JSON.readTree("{\"count\":1,\"hashFeedbacks\":[{\"tags\":[],"
            + "\"feedbackValue\":\"Blocked\",\"hashValue\":\"" + MD5 + "01\"}]}"));
    hub.say(entry, "REFUSED");
    assertThat(next().body()).contains("\"NotBlocked\"");
    hub.say(entry, "WITHDRAWN");
    assertThat(next().body()).contains("\"Withdrawn\"");
    eventually(() -> exchange("NCII").get("told").longValue() == 1);
    assertThat(told).isEmpty();
  }

  @Test
  void nothingIsToldUnlessTheOperatorTurnsItOn() throws Exception {
    stopNcii("/quiet", MD5 + "02", "");
    create("QUIET", "stop_ncii", base("/quiet"), "");
    eventually(() -> hub.matches("video_md5", MD5 + "02") == 1);
    assertThat(exchange("QUIET").get("feedback").booleanValue()).isFalse();
    hub.say(entry(MD5 + "02"), "CONFIRMED");
    assertThat(told.poll(4, TimeUnit.SECONDS)).isNull();
    feedback("QUIET", true);
    assertThat(next().path()).isEqualTo("/quiet/SubmitFeedback");
  }

  @Test
  void whatIsNotTakenIsSentAgainAndOnlyTheLastWordArrives() throws Exception {
    stopNcii("/busy", MD5 + "03", "");
    create("BUSY", "stop_ncii", base("/busy"), "");
    eventually(() -> hub.matches("video_md5", MD5 + "03") == 1);
    long entry = entry(MD5 + "03");
    taking = 503;
    feedback("BUSY", true);
    hub.say(entry, "CONFIRMED");
    assertThat(next().body()).contains("\"Blocked\"");
    hub.say(entry, "REFUSED");
    while (!next().body().contains("\"NotBlocked\"")) {
      // the first one is tried again meanwhile
    }
    taking = 200;
    Told last = next();
    assertThat(last.body()).contains("\"NotBlocked\"");
    assertThat(told.poll(8, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void whatWeBlockedOurselvesIsNotAnotherOnesConfirmation() throws Exception {
    String ours =
        ",\"CSPFeedbacks\":[{\"feedbackValue\":\"Blocked\",\"source\":\"us\",\"tags\":[]}]";
    stopNcii("/echo", MD5 + "04", ours);
    create("ECHO", "stop_ncii", base("/echo"), "");
    eventually(() -> hub.matches("video_md5", MD5 + "04") == 1);
    assertThat(state(MD5 + "04")).isEqualTo("CONFIRMED");
    feedback("ECHO", true);
    stopNcii("/echo", MD5 + "05", ours);
    run("ECHO");
    eventually(() -> hub.matches("video_md5", MD5 + "05") == 1);
    assertThat(state(MD5 + "05")).isEqualTo("PROPOSED");
    feedback("ECHO", false);
    stopNcii(
        "/echo",
        MD5 + "06",
        ",\"CSPFeedbacks\":[{\"feedbackValue\":\"Blocked\"},{\"feedbackValue\":\"Blocked\"}]");
    run("ECHO");
    eventually(() -> hub.matches("video_md5", MD5 + "06") == 1);
    assertThat(state(MD5 + "06")).isEqualTo("CONFIRMED");
  }

  @Test
  void ncmecsEntriesAreVotedOnByMemberEntryAndType() throws Exception {
    answers.put(
        "/n/v2/entries",
        "<queryResult xmlns=\"" + NAMESPACE + "\"><images>"
            + "<image><member id=\"7\">M</member><id>a b</id>"
            + "<timestamp>2026-03-01T00:00:00Z</timestamp><fingerprints><pdq>" + PDQ
            + "</pdq></fingerprints></image></images><videos><video><member id=\"8\">M</member>"
            + "<id>c</id><timestamp>2026-03-01T00:00:00Z</timestamp><fingerprints><md5>" + MD5
            + "11</md5></fingerprints></video></videos></queryResult>");
    answers.put(
        "/n/v2/feedback/PDQ/reasons",
        "<queryResult xmlns=\"" + NAMESPACE
            + "\"><availableFeedbackReasons><reason guid=\"g-pdq\" name=\"Not it\" type=\"PDQ\"/>"
            + "</availableFeedbackReasons></queryResult>");
    answers.put(
        "/n/v2/feedback/MD5/reasons",
        "<availableFeedbackReasons xmlns=\"" + NAMESPACE
            + "\"><reason guid=\"g-md5\" name=\"Not it\" type=\"MD5\"/></availableFeedbackReasons>");
    create("NCMEC", "ncmec", base("/n"), "\"user\":\"u\",\"password\":\"p\"");
    eventually(() -> hub.matches("video_md5", MD5 + "11") == 1);
    assertThat(change("NCMEC", "{\"feedback\":true}").statusCode()).isEqualTo(400);
    assertThat(hub.operate("/api/v1/exchanges/NCMEC/feedback/reasons").toString())
        .contains("\"setting\":\"negative_reason_pdq\",\"guid\":\"g-pdq\"")
        .contains("\"setting\":\"negative_reason_md5\",\"guid\":\"g-md5\"");
    assertThat(change(
                "NCMEC",
                "{\"settings\":{\"negative_reason_pdq\":\"g-pdq\",\"negative_reason_md5\":\"g&<\"},"
                    + "\"feedback\":true}")
            .statusCode())
        .isEqualTo(200);
    hub.say(entryOf("pdq", PDQ), "CONFIRMED");
    Told up = next();
    assertThat(up.method()).isEqualTo("PUT");
    assertThat(up.path()).isEqualTo("/n/v2/entries/7/a%20b/PDQ/feedback");
    assertThat(up.headers())
        .containsEntry("Authorization", "Basic dTpw")
        .containsEntry("Content-type", "application/xml; charset=utf-8");
    assertThat(up.body())
        .isEqualTo(
            "<feedbackSubmission xmlns=\"" + NAMESPACE + "\"><affirmative/></feedbackSubmission>");
    hub.say(entry(MD5 + "11"), "REFUSED");
    Told down = next();
    assertThat(down.path()).isEqualTo("/n/v2/entries/8/c/MD5/feedback");
    assertThat(down.body())
        .isEqualTo("<feedbackSubmission xmlns=\"" + NAMESPACE
            + "\"><negative><reasonIds><guid>g&amp;&lt;</guid></reasonIds></negative>"
            + "</feedbackSubmission>");
  }

  @Test
  void anotherHubLearnsOfADecisionAndDoesNotTellItBackAsAnothers() throws Exception {
    giver.createSharedBank("HARBOUR", false);
    long given = giver.add("HARBOUR", "PROPOSED", "video_md5", MD5 + "21");
    String key = giver.key("taker", "FETCH", "SUBMIT");
    String publicKey = RunningHub.json(
            giver.get("/feed/v1/key", List.of("Authorization", "Bearer " + key)))
        .get("publicKey")
        .stringValue();
    create(
        "HUB",
        "recourse_feed",
        "\"base_url\":\"" + giver.address() + "\",\"public_key\":\"" + publicKey + "\"",
        "\"key\":\"" + key + "\"");
    eventually(() -> hub.matches("video_md5", MD5 + "21") == 1);
    feedback("HUB", true);
    long entry = entry(MD5 + "21");
    hub.say(entry, "CONFIRMED");
    eventually(() -> entry(giver, given).get("state").stringValue().equals("CONFIRMED"));
    eventually(() -> {
      run("HUB");
      return exchange("HUB").get("status").get("fetched").longValue() > 1;
    });
    assertThat(entry(hub, entry).get("statements"))
        .as("one reviewer is one confirmation, whoever repeats it")
        .extracting(said -> said.get("kind").stringValue())
        .containsExactlyInAnyOrder("CONFIRMED", "PROPOSED");
    hub.say(entry, "REFUSED");
    eventually(() -> entry(giver, given).get("disputed").booleanValue());
  }

  @Test
  void aDecisionThatIsNoneIsRefused() throws Exception {
    List<String> key =
        List.of("Authorization", "Bearer " + giver.key("strange", "FETCH", "SUBMIT"));
    for (String wrong : new String[] {
      "{}",
      "{\"decisions\":[null]}",
      "{\"decisions\":[{\"type\":\"pdq\",\"value\":\"" + PDQ + "\",\"decision\":\"MAYBE\"}]}",
      "{\"decisions\":[{\"type\":\"pdq\",\"value\":\"xyz\",\"decision\":\"REFUSED\"}]}",
      "{\"decisions\":[{\"type\":\"pdq\",\"decision\":\"REFUSED\"}]}",
      "{\"decisions\":[{\"value\":\"" + PDQ + "\",\"decision\":\"REFUSED\"}]}"
    }) {
      HttpResponse<String> answer = giver.postAny("/feed/v1/decisions", key, wrong);
      assertThat(answer.statusCode()).as(wrong + answer.body()).isEqualTo(400);
    }
    List<String> reader = List.of("Authorization", "Bearer " + giver.key("reader", "FETCH"));
    assertThat(giver.postAny("/feed/v1/decisions", reader, "{\"decisions\":[]}").statusCode())
        .isEqualTo(403);
    assertThat(giver
            .post(
                "/feed/v1/decisions",
                key,
                "{\"decisions\":[{\"type\":\"pdq\",\"value\":\"" + "ab".repeat(32)
                    + "\",\"decision\":\"REFUSED\"}]}")
            .toString())
        .isEqualTo("{\"count\":1,\"known\":0}");
  }

  @Test
  void anExchangeThatTakesNoDecisionsIsNotTurnedOn() throws Exception {
    create("FILE", "local_file", "\"filename\":\"none.txt\"", "");
    assertThat(change("FILE", "{\"feedback\":true}").statusCode()).isEqualTo(400);
    assertThat(change("FILE", "{\"settings\":{\"filename\":\"other\"}}").statusCode())
        .isEqualTo(400);
    assertThat(exchange("FILE").get("feedback").booleanValue()).isFalse();
  }

  private void stopNcii(String base, String md5, String feedbacks) {
    answers.put(
        base + "/FetchHashes",
        "{\"count\":1,\"nextSetTimestamp\":1700000000,\"hasMoreRecords\":false,\"hashRecords\":["
            + "{\"lastModtimestamp\":5,\"signalType\":\"VideoMD5\",\"hashValue\":\"" + md5
            + "\",\"hashStatus\":\"Active\",\"caseNumbers\":{}" + feedbacks + "}]}");
  }

  private String base(String path) {
    return "\"base_url\":\"" + other.address() + path + "\"";
  }

  private static void create(String name, String kind, String settings, String credentials)
      throws Exception {
    hub.operate(
        "/api/v1/exchanges",
        "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\",\"everySeconds\":86400,"
            + "\"settings\":{" + settings + "},\"credentials\":{" + credentials + "}}");
  }

  private static void feedback(String name, boolean on) throws Exception {
    HttpResponse<String> answer = change(name, "{\"feedback\":" + on + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static HttpResponse<String> change(String name, String body) throws Exception {
    return hub.patch("/api/v1/exchanges/" + name, body);
  }

  private static void run(String name) throws Exception {
    hub.operate("/api/v1/exchanges/" + name + "/run", "{}");
  }

  private static JsonNode exchange(String name) throws Exception {
    return hub.operate("/api/v1/exchanges/" + name);
  }

  private static long entry(String md5) throws Exception {
    return entryOf("video_md5", md5);
  }

  private static long entryOf(String type, String value) throws Exception {
    return match(hub, type, value).get("entry").longValue();
  }

  private static String state(String md5) throws Exception {
    return match(hub, "video_md5", md5).get("state").stringValue();
  }

  private static JsonNode match(RunningHub where, String type, String value) throws Exception {
    return where
        .operate(
            "/api/v1/lookups",
            "{\"uploads\":[{\"signals\":[{\"type\":\"" + type + "\",\"value\":\"" + value
                + "\"}]}]}")
        .get(0)
        .get("matches")
        .get(0);
  }

  private static JsonNode entry(RunningHub where, long number) throws Exception {
    return where.operate("/api/v1/entries/" + number);
  }

  private Told next() throws InterruptedException {
    return Objects.requireNonNull(
        told.poll(SOON.toMillis(), TimeUnit.MILLISECONDS), "nothing was told");
  }

  private static void eventually(Callable<Boolean> holds) throws Exception {
    long until = System.nanoTime() + SOON.toNanos();
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("time is over").isLessThan(until);
      LockSupport.parkNanos(200_000_000);
    }
  }
}
