package org.recourse.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.server.faces.Face;
import org.recourse.server.hma.HmaSettings;
import org.recourse.server.network.Network;
import org.recourse.server.problem.ProblemCode;
import org.recourse.storage.OperatorKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever is sent to any face is answered in its own way of refusing, and serves on.
/// `-Drecourse.mutations=N` sends more.
class HostileCallsTest {

  private static final int MUTATIONS = Integer.getInteger("recourse.mutations", 40);
  private static final String PDQ = "0f".repeat(32);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] LIMITS = {"look-ups", "media", "changes", "other", "wrong-keys"};

  @TempDir
  private static Path folder;

  private static RecourseServer server;
  private static String operator = "";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /// A call that is valid as it is.
  record Seed(String method, String path, String body) {}

  static List<Seed> apiCalls() {
    String signal = "{\"type\":\"pdq\",\"value\":\"" + PDQ + "\"}";
    return List.of(
        new Seed("POST", "/api/v1/setup", "{\"token\":\"x\",\"tenant\":\"A\"}"),
        new Seed(
            "POST",
            "/api/v1/banks",
            "{\"name\":\"QUAYS\",\"purpose\":\"REVIEW\",\"radius\":31,\"quorum\":2,"
                + "\"floodUploads\":100,\"floodSeconds\":60,\"enabledRatio\":0.5}"),
        new Seed("PATCH", "/api/v1/banks/HARBOUR", "{\"radius\":30,\"enabledRatio\":1}"),
        new Seed(
            "POST",
            "/api/v1/banks/HARBOUR/entries",
            "{\"entries\":[{\"signals\":[" + signal
                + "],\"kind\":\"CONFIRMED\",\"quality\":80,\"tags\":[\"a\"],\"note\":\"b\"}]}"),
        new Seed("POST", "/api/v1/entries/1/statements", "{\"kind\":\"CONFIRMED\"}"),
        new Seed(
            "PATCH",
            "/api/v1/entries/1",
            "{\"quarantined\":false,\"disabledUntil\":12,\"note\":\"c\"}"),
        new Seed(
            "POST",
            "/api/v1/lookups",
            "{\"uploads\":[{\"signals\":[" + signal
                + "],\"quality\":90,\"remember\":\"x\"}],\"banks\":[\"HARBOUR\"]}"),
        new Seed("POST", "/api/v1/lookups/media", "{\"url\":\"http://example.org/a.jpg\"}"),
        new Seed("POST", "/api/v1/hashes", "{\"url\":\"http://example.org/a.jpg\"}"),
        new Seed("POST", "/api/v1/rescans", "{\"entries\":[1]}"),
        new Seed(
            "POST",
            "/api/v1/keys",
            "{\"name\":\"a\",\"source\":\"b\",\"scopes\":[\"HASH\"],\"days\":3}"),
        new Seed(
            "POST",
            "/api/v1/webhooks",
            "{\"url\":\"https://example.org/\",\"events\":[\"entry.changed\"]}"),
        new Seed(
            "PUT", "/api/v1/banks/HARBOUR/sharing", "{\"shared\":true,\"takesSubmissions\":false}"),
        new Seed(
            "POST",
            "/api/v1/exchanges",
            "{\"name\":\"SOME\",\"kind\":\"stopncii\",\"settings\":{\"a\":\"b\"},"
                + "\"credentials\":{\"c\":\"d\"},\"everySeconds\":600}"),
        new Seed("PATCH", "/api/v1/exchanges/SOME", "{\"enabled\":false}"),
        new Seed("PUT", "/api/v1/exchanges/SOME/credentials", "{\"a\":\"b\"}"),
        new Seed("POST", "/feed/v1/acknowledgements", "{\"batch\":1,\"digest\":\"00\"}"),
        new Seed(
            "POST",
            "/exchange/stopncii/v1/SubmitHashes",
            "{\"count\":1,\"hashRecords\":[{\"signalType\":\"ImagePDQ\",\"hashValue\":\"" + PDQ
                + "\"}]}"),
        new Seed(
            "POST",
            "/exchange/stopncii/v1/SubmitFeedback",
            "{\"count\":1,\"hashFeedbacks\":[{\"signalType\":\"ImagePDQ\",\"hashValue\":\"" + PDQ
                + "\",\"feedbackValue\":\"Blocked\",\"tags\":[\"a\"]}]}"));
  }

  static List<Seed> hmaCalls() {
    return List.of(
        new Seed("POST", "/c/banks", "{\"name\":\"PIERS\",\"enabled\":true}"),
        new Seed("PUT", "/c/bank/HARBOUR", "{\"enabled_ratio\":0.5}"),
        new Seed(
            "POST",
            "/c/bank/HARBOUR/signal",
            "{\"pdq\":\"" + PDQ + "\",\"metadata\":{\"content_id\":\"a\"}}"),
        new Seed("PUT", "/c/bank/HARBOUR/content/1", "{\"disable_until_ts\":12}"),
        new Seed("POST", "/m/lookup", "{\"pdq\":\"" + PDQ + "\"}"),
        new Seed("POST", "/m/compare", "{\"pdq\":[\"" + PDQ + "\",\"" + PDQ + "\"]}"),
        new Seed(
            "POST",
            "/c/exchanges",
            "{\"bank\":\"SAMPLE\",\"api\":\"stop_ncii\",\"api_json\":{\"a\":\"b\"}}"),
        new Seed("POST", "/c/exchanges/api/stop_ncii", "{\"credential_json\":{\"a\":\"b\"}}"),
        new Seed("PUT", "/c/exchange/SAMPLE", "{\"enabled\":true}"),
        new Seed("PUT", "/c/signal_type/pdq", "{\"enabled_ratio\":0.5}"));
  }

  @BeforeAll
  static void start() throws Exception {
    for (String limit : LIMITS) {
      System.setProperty("recourse.limits." + limit + ".size", "1000000");
    }
    System.setProperty("recourse.limits.setup.size", "1000000");
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    server = RecourseServer.start(
        new ServeSettings(folder, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key)
            .offering(new HmaSettings(
                0,
                Optional.of("A platform"),
                List.of(Network.parse("127.0.0.0/8")),
                HmaSettings.USUAL_SCOPES)));
    String token = server.firstStartToken().orElseThrow().reveal();
    HttpResponse<String> made = send(
        server.port(),
        new Seed(
            "POST", "/api/v1/setup", "{\"token\":\"" + token + "\",\"tenant\":\"A platform\"}"));
    operator = JSON.readTree(made.body()).get("secret").stringValue();
    send(server.port(), new Seed("POST", "/api/v1/banks", "{\"name\":\"HARBOUR\"}"));
    send(server.port(), apiCalls().get(3));
  }

  @AfterAll
  static void stop() {
    server.close();
    for (String limit : LIMITS) {
      System.clearProperty("recourse.limits." + limit + ".size");
    }
    System.clearProperty("recourse.limits.setup.size");
  }

  @AfterEach
  void itServesOn() throws Exception {
    HttpResponse<String> ready =
        send(server.port(), new Seed("GET", "/actuator/health/readiness", ""));
    assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @ParameterizedTest
  @MethodSource("apiCalls")
  void whateverTheBodyBecomesTheAnswerIsAProblemWithACode(Seed seed) throws Exception {
    long chosen = System.nanoTime();
    SplittableRandom random = new SplittableRandom(chosen);
    for (int i = 0; i < MUTATIONS; i++) {
      String body = i % 10 == 9 ? Mutation.noise(random) : Mutation.of(seed.body(), random);
      HttpResponse<String> answer = send(server.port(), new Seed(seed.method(), seed.path(), body));
      assertProblem(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body(),
          "seed " + chosen + ", " + seed.path() + " " + shown(body));
    }
  }

  @ParameterizedTest
  @MethodSource("hmaCalls")
  void whateverTheBodyBecomesHmasFaceAnswersWithAMessage(Seed seed) throws Exception {
    long chosen = System.nanoTime();
    SplittableRandom random = new SplittableRandom(chosen);
    for (int i = 0; i < MUTATIONS; i++) {
      String body = i % 10 == 9 ? Mutation.noise(random) : Mutation.of(seed.body(), random);
      HttpResponse<String> answer =
          send(server.port(Face.HMA).orElseThrow(), new Seed(seed.method(), seed.path(), body));
      String said = "seed " + chosen + ", " + seed.path() + " " + shown(body) + " gave "
          + answer.statusCode() + " " + shown(answer.body());
      assertThat(answer.statusCode()).as(said).isLessThan(500);
      if (answer.statusCode() >= 400) {
        JsonNode told = JSON.readTree(answer.body());
        assertThat(told.isArray() || told.has("message") || told.has("detail"))
            .as(said)
            .isTrue();
        assertThat(answer.body()).as(said).doesNotContain("Exception");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/outbox/dead?after=1&after=2, 400",
    "GET, /api/v1/outbox/dead?after=x, 400",
    "GET, /api/v1/outbox/dead?after=99999999999999999999, 400",
    "GET, /api/v1/entries/99999999999999999999, 400",
    "GET, /api/v1/entries/-1, 404",
    "GET, /api/v1/banks/%00, 400",
    "GET, /api/v1/banks/%2e%2e%2f, 400",
    "GET, /api/v1/banks/..;/banks, 400",
    "GET, /api/v1//banks, 400",
    "GET, /api/v1/banks/%C3%28, 400",
    "GET, /api/v2/banks, 403",
    "GET, /nothing, 403",
    "GET, /error, 404",
    "DELETE, /api/v1/banks, 405",
    "PUT, /api/v1/lookups, 403",
    "TRACE, /api/v1/banks, 405",
    "PROPFIND, /api/v1/banks, 400",
    "GET, /exchange/stopncii/v1/FetchHashes?startTimestamp=1&startTimestamp=2, 401",
    "GET, /feed/v1/batches?after=1&after=2, 400",
    "GET, /feed/v1/batches?after=-5, 409",
    "POST, /api/v1/keys?scope=a&scope=b, 400"
  })
  void whatIsNoCallIsAProblemWithACode(String method, String path, int status) throws Exception {
    Wire answer = Wire.send(
        server.port(),
        method + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
            + operator + "\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertProblem(answer, method + " " + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-7",
        "application/json; charset=\u00a7",
        "application/octet-stream",
        "json",
        "*/*",
        ";;;"
      })
  void aBodyOfAnotherTypeIsAProblemWithACode(String type) throws Exception {
    String body = "{\"name\":\"CANARY\",\"radius\":999}";
    Wire answer = Wire.send(server.port(), post("/api/v1/banks", "Content-Type: " + type, body));
    assertThat(answer.status()).as(answer.toString()).isIn(400, 415);
    assertProblem(answer, type);
  }

  @Test
  void aMemberThatIsGivenTwiceIsAProblem() throws Exception {
    Wire answer = Wire.send(
        server.port(),
        post(
            "/api/v1/banks",
            "Content-Type: application/json",
            "{\"name\":\"ONE\",\"radius\":3,\"name\":\"OTHER\"}"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertProblem(answer, "twice");
  }

  @Test
  void moreThanACallTakesIsTooLargeWhetherItsLengthIsToldOrNot() throws Exception {
    String large = "{\"uploads\":[" + "{},".repeat(3 * 1024 * 1024) + "{}]}";
    Wire told =
        Wire.send(server.port(), post("/api/v1/lookups", "Content-Type: application/json", large));
    assertThat(told.status()).isEqualTo(413);
    assertProblem(told, "told");
    Wire chunked = Wire.send(
        server.port(),
        head("/api/v1/lookups") + "Content-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n",
        Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n");
    assertThat(chunked.status()).as(chunked.toString()).isEqualTo(413);
    assertProblem(chunked, "chunked");
  }

  @Test
  void aBodyInChunksIsReadAsOneWithALength() throws Exception {
    String body = "{\"uploads\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + PDQ + "\"}]}]}";
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      chunks.append("1\r\n").append(body.charAt(i)).append("\r\n");
    }
    Wire answer = Wire.send(
        server.port(),
        head("/api/v1/lookups") + "Content-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  @Test
  void whatIsNotHttpIsEndedWithoutAWordAboutTheInside() throws Exception {
    List<String> calls = new ArrayList<>(List.of(
        "\r\n\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /api/v1/banks\\x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/v1/[] HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/v1/banks HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/v1/banks HTTP/1.1\r\n\r\n",
        head("/api/v1/lookups") + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        head("/api/v1/lookups") + "Content-Length: -5\r\n\r\nhello",
        head("/api/v1/lookups")
            + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        head("/api/v1/lookups") + "Content-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        head("/api/v1/lookups") + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{",
        head("/api/v1/lookups") + "X-Large: " + "CANARY".repeat(10_000) + "\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"));
    long chosen = System.nanoTime();
    SplittableRandom random = new SplittableRandom(chosen);
    for (int i = 0; i < MUTATIONS; i++) {
      calls.add(Mutation.noise(random) + "\r\n\r\n");
    }
    for (int port : new int[] {server.port(), server.port(Face.HMA).orElseThrow()}) {
      for (String call : calls) {
        Wire answer = Wire.send(port, call);
        String said = "seed " + chosen + ", " + shown(call) + " gave " + answer;
        assertThat(answer.status()).as(said).isLessThan(500);
        assertThat(answer.body())
            .as(said)
            .doesNotContain("Exception")
            .doesNotContain("CANARY")
            .doesNotContain("Tomcat");
      }
    }
  }

  private static String head(String path) {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
        + operator + "\r\n";
  }

  private static String post(String path, String header, String body) {
    return head(path) + header + "\r\nContent-Length: "
        + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + body;
  }

  private static void assertProblem(Wire answer, String said) {
    String type = answer
        .head()
        .lines()
        .filter(line -> line.startsWith("content-type:"))
        .map(line -> line.substring("content-type:".length()).strip())
        .findFirst()
        .orElse("");
    int from = answer.body().indexOf('{');
    int to = answer.body().lastIndexOf('}');
    assertProblem(
        answer.status(),
        type,
        from < 0 ? answer.body() : answer.body().substring(from, to + 1),
        said);
  }

  private static void assertProblem(int status, String type, String body, String said) {
    String whole = said + " gave " + status + " " + shown(body);
    assertThat(status).as(whole).isBetween(200, 499);
    if (status >= 400) {
      assertThat(type).as(whole).isEqualTo("application/problem+json");
      ProblemCode code = ProblemCode.valueOf(JSON.readTree(body).get("code").stringValue());
      assertThat(code.status().value()).as(whole).isEqualTo(status);
      assertThat(body).as(whole).doesNotContain("CANARY").doesNotContain("Exception");
    }
  }

  private static HttpResponse<String> send(int port, Seed call) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + call.path()))
        .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()))
        .header("Content-Type", "application/json");
    if (!operator.isEmpty() && port == server.port()) {
      request.header("Authorization", "Bearer " + operator).header("x-functions-key", operator);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String shown(String text) {
    return text.length() > 400 ? text.substring(0, 400) + "… " + text.length() : text;
  }
}
