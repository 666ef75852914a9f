package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.storage.OperatorKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One operator and his banks, over HTTP.
class HubApiTest {

  private static final String PDQ = "0f".repeat(32);
  private static final String NEAR = "0e".repeat(15) + "0f".repeat(17);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir
  private static Path folder;

  private static RecourseServer server;
  private static HttpClient client;
  private static String operator;

  @BeforeAll
  static void start() throws Exception {
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    server = RecourseServer.start(
        new ServeSettings(folder, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key)
            .remembering(Duration.ofDays(1)));
    client = HttpClient.newHttpClient();
    String token = server.firstStartToken().orElseThrow().reveal();
    HttpResponse<String> refused =
        post("/api/v1/setup", "", "{\"token\":\"wrong\",\"tenant\":\"A platform\"}");
    assertThat(refused.statusCode()).isEqualTo(401);
    HttpResponse<String> made =
        post("/api/v1/setup", "", "{\"token\":\"" + token + "\",\"tenant\":\"A platform\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    operator = json(made).get("secret").stringValue();
    assertThat(post("/api/v1/setup", "", "{\"token\":\"" + token + "\",\"tenant\":\"B\"}")
            .statusCode())
        .isEqualTo(401);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void readinessIsAnsweredToAnyone() throws Exception {
    HttpResponse<String> ready = get("/actuator/health/readiness", "");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void withoutAValidKeyNothingElseIsAnswered() throws Exception {
    for (String key : new String[] {"", "rck_wrong"}) {
      HttpResponse<String> answer = get("/api/v1/banks", key);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(json(answer).get("code").stringValue()).isEqualTo("NOT_AUTHENTICATED");
    }
  }

  @Test
  void anEntryIsFoundAsSoonAsItIsAddedAndNotAfterItIsWithdrawn() throws Exception {
    createBank("HARBOUR", "");
    JsonNode added = json(postOk(
            "/api/v1/banks/HARBOUR/entries",
            "{\"entries\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + PDQ
                + "\"}],\"tags\":[\"boat\"]}]}"))
        .get(0);
    JsonNode found = lookUp(NEAR, "HARBOUR");
    assertThat(found.get("verdict").stringValue()).isEqualTo("REVIEW");
    JsonNode match = found.get("matches").get(0);
    assertThat(match.get("bank").stringValue()).isEqualTo("HARBOUR");
    assertThat(match.get("distance").intValue()).isEqualTo(15);
    assertThat(match.get("tags").get(0).stringValue()).isEqualTo("boat");
    assertThat(match.get("reasons").toString()).isEqualTo("[\"UNCONFIRMED\",\"BELOW_QUORUM\"]");
    postOk(
        "/api/v1/entries/" + added.get("entry").longValue() + "/statements",
        "{\"kind\":\"WITHDRAWN\"}");
    assertThat(lookUp(NEAR, "HARBOUR").get("verdict").stringValue()).isEqualTo("NONE");
  }

  @Test
  void aNegativeBankVetoesAlsoWhereItIsNotNamed() throws Exception {
    String pdq = "3c".repeat(32);
    createBank("PIERS", ",\"quorum\":1");
    createBank("WIDELY_SEEN", ",\"purpose\":\"NEGATIVE\"");
    String entry = "{\"entries\":[{\"kind\":\"CONFIRMED\",\"signals\":[{\"type\":\"pdq\","
        + "\"value\":\"" + pdq + "\"}]}]}";
    postOk("/api/v1/banks/PIERS/entries", entry);
    assertThat(lookUp(pdq, "PIERS").get("verdict").stringValue()).isEqualTo("ACT");
    postOk("/api/v1/banks/WIDELY_SEEN/entries", entry);
    assertThat(lookUp(pdq, "PIERS").get("verdict").stringValue()).isEqualTo("VETOED");
  }

  @Test
  void anEntryThatMatchesTooManyUploadsIsQuarantinedAndListedUntilAPersonEndsIt() throws Exception {
    String pdq = "96".repeat(32);
    createBank("FERRIES", ",\"quorum\":1,\"floodUploads\":3,\"floodSeconds\":60");
    String listed = "/api/v1/banks/FERRIES/entries";
    long entry = json(postOk(
            listed,
            "{\"entries\":[{\"kind\":\"CONFIRMED\",\"signals\":[{\"type\":\"pdq\"," + "\"value\":\""
                + pdq + "\"}]}]}"))
        .get(0)
        .get("entry")
        .longValue();
    for (String upload : new String[] {"06", "16", "86"}) {
      assertThat(lookUp(upload + pdq.substring(2), "FERRIES").get("verdict").stringValue())
          .isEqualTo("ACT");
    }
    assertThat(json(get(listed + "?quarantined=true", operator))).isEmpty();
    JsonNode fourth = lookUp("92" + pdq.substring(2), "FERRIES");
    assertThat(fourth.get("verdict").stringValue()).isEqualTo("REVIEW");
    assertThat(fourth.get("matches").get(0).get("reasons").toString())
        .isEqualTo("[\"QUARANTINED\"]");
    JsonNode quarantined = json(get(listed + "?quarantined=true", operator));
    assertThat(quarantined).hasSize(1);
    assertThat(quarantined.get(0).get("entry").longValue()).isEqualTo(entry);
    assertThat(json(get(listed + "?after=" + entry, operator))).isEmpty();
    HttpResponse<String> ended = send(request("/api/v1/entries/" + entry, operator)
        .header("Content-Type", "application/json")
        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"quarantined\":false}")));
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(json(get(listed + "?quarantined=true", operator))).isEmpty();
    assertThat(lookUp(pdq, "FERRIES").get("verdict").stringValue()).isEqualTo("ACT");
  }

  @Test
  void oneConfirmationIsEnoughOnlyWhereThePolicySaysSo() throws Exception {
    createBank("QUAYS", ",\"quorum\":1");
    postOk(
        "/api/v1/banks/QUAYS/entries",
        "{\"entries\":[{\"kind\":\"CONFIRMED\",\"signals\":[{\"type\":\"pdq\",\"value\":\"" + PDQ
            + "\"}]}]}");
    assertThat(lookUp(PDQ, "QUAYS").get("verdict").stringValue()).isEqualTo("ACT");
  }

  @Test
  void aNewEntryIsFoundAmongUploadsThatWereSeenBefore() throws Exception {
    String remembered =
        upload("a1".repeat(32), "NONE").replace("}]}]", "}],\"remember\":\"item-7\"}]");
    assertThat(json(postOk("/api/v1/lookups", remembered)).get(0).get("verdict").stringValue())
        .isEqualTo("NONE");
    createBank("LATER", "");
    JsonNode added = json(postOk(
            "/api/v1/banks/LATER/entries",
            "{\"entries\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + "a1".repeat(31)
                + "a0\"}]}]}"))
        .get(0);
    JsonNode seen =
        json(postOk("/api/v1/rescans", "{\"entries\":[" + added.get("entry").longValue() + "]}"));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).get("reference").stringValue()).isEqualTo("item-7");
    assertThat(seen.get(0).get("distance").intValue()).isEqualTo(1);
  }

  @Test
  void aKeyOpensOnlyWhatItsScopesSayAndNothingOnceRevoked() throws Exception {
    JsonNode made = json(postOk(
        "/api/v1/keys", "{\"name\":\"matcher\",\"source\":\"matcher\",\"scopes\":[\"LOOK_UP\"]}"));
    String secret = made.get("secret").stringValue();
    assertThat(post("/api/v1/lookups", secret, upload(PDQ, "NONE")).statusCode())
        .isEqualTo(200);
    HttpResponse<String> banks = get("/api/v1/banks", secret);
    assertThat(banks.statusCode()).isEqualTo(403);
    assertThat(json(banks).get("code").stringValue()).isEqualTo("NOT_ALLOWED");
    long number = made.get("key").get("number").longValue();
    assertThat(delete("/api/v1/keys/" + number).statusCode()).isEqualTo(204);
    assertThat(post("/api/v1/lookups", secret, upload(PDQ, "NONE")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aWrongSignalIsNamedWithoutBeingRepeated() throws Exception {
    HttpResponse<String> answer =
        post("/api/v1/lookups", operator, upload("zz" + PDQ.substring(2), "HARBOUR"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("code").stringValue()).isEqualTo("INVALID_SIGNAL");
    assertThat(answer.body()).contains("position 1").doesNotContain(PDQ.substring(2, 20));
  }

  @Test
  void anUnknownFieldAndABrokenBodyAreInvalidRequests() throws Exception {
    for (String body : new String[] {"{\"name\":\"X\",\"radius_\":3}", "{", "[]", "null"}) {
      HttpResponse<String> answer = post("/api/v1/banks", operator, body);
      assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
      assertThat(json(answer).get("code").stringValue()).isEqualTo("INVALID_REQUEST");
    }
  }

  @Test
  void anAddressIsNotFetchedUnlessTheOperatorTurnedItOn() throws Exception {
    for (String path : new String[] {"/api/v1/hashes", "/api/v1/lookups/media"}) {
      HttpResponse<String> answer = post(path, operator, "{\"url\":\"http://example.org/\"}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
      assertThat(json(answer).get("code").stringValue()).isEqualTo("FETCHING_IS_OFF");
    }
  }

  @Test
  void whatDoesNotExistIsNotFound() throws Exception {
    assertThat(get("/api/v1/banks/NOWHERE", operator).statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/entries/999999", operator).statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/banks/nowhere", operator).statusCode()).isEqualTo(404);
  }

  private static void createBank(String name, String more) throws Exception {
    postOk("/api/v1/banks", "{\"name\":\"" + name + "\"" + more + "}");
  }

  private static JsonNode lookUp(String pdq, String bank) throws Exception {
    return json(postOk("/api/v1/lookups", upload(pdq, bank))).get(0);
  }

  private static String upload(String pdq, String bank) {
    return "{\"uploads\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + pdq
        + "\"}]}],\"banks\":[\"" + bank + "\"]}";
  }

  private static HttpResponse<String> postOk(String path, String body) throws Exception {
    HttpResponse<String> answer = post(path, operator, body);
    assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 201);
    return answer;
  }

  private static HttpResponse<String> get(String path, String key) throws Exception {
    return send(request(path, key).GET());
  }

  private static HttpResponse<String> delete(String path) throws Exception {
    return send(request(path, operator).DELETE());
  }

  private static HttpResponse<String> post(String path, String key, String body) throws Exception {
    return send(request(path, key)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }
}
