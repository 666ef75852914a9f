package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.server.casework.CaseworkSettings;
import org.recourse.server.faces.Face;
import org.recourse.storage.OperatorKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of the test's own with the requester's pages, and visitors who come in over HTTP.
public final class IntakeUnderTest implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final RecourseServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private String operator = "";

  private IntakeUnderTest(RecourseServer server) {
    this.server = server;
  }

  /// Starts in an empty folder, and sets the service up.
  public static IntakeUnderTest start(Path folder) throws Exception {
    IntakeUnderTest started = startWithoutTenant(folder);
    started.setUp();
    return started;
  }

  /// Starts in an empty folder.
  public static IntakeUnderTest startWithoutTenant(Path folder) throws Exception {
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    return new IntakeUnderTest(RecourseServer.start(
        new ServeSettings(folder, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key)
            .receiving(new IntakeSettings(0))
            .under(CaseworkSettings.USUAL.named("Example Pictures"))));
  }

  private void setUp() throws Exception {
    String token = server.firstStartToken().orElseThrow().reveal();
    operator = api(
            "POST", "/api/v1/setup", "{\"token\":\"" + token + "\",\"tenant\":\"A platform\"}")
        .get("secret")
        .stringValue();
  }

  /// Returns the address of the pages.
  public String origin() {
    return "http://localhost:" + server.port(Face.INTAKE).orElseThrow();
  }

  /// Returns somebody with a browser.
  public Visitor visitor(String language) {
    return new Visitor(origin(), language);
  }

  /// Calls the platform's interface, and returns what a successful answer says.
  public JsonNode api(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Content-Type", "application/json")
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
    if (!operator.isEmpty()) {
      request.header("Authorization", "Bearer " + operator);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
  }

  /// Looks one fingerprint up as the platform does at an upload, and returns the verdict.
  public String verdict(String pdq) throws IOException, InterruptedException {
    return api(
            "POST",
            "/api/v1/lookups",
            "{\"uploads\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + pdq + "\"}]}]}")
        .get(0)
        .get("verdict")
        .stringValue();
  }

  /// Returns what the platform's interface makes of a picture's file: the upright fingerprint.
  public String pdq(Path picture) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/api/v1/hashes"))
        .header("Authorization", "Bearer " + operator)
        .header("Content-Type", "application/octet-stream")
        .POST(HttpRequest.BodyPublishers.ofFile(picture))
        .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).get("pdq").get(0).stringValue();
  }

  /// Answers on the way of a report, from the first screen to the last, by the form's names.
  public static Map<String, String> report() {
    return Map.ofEntries(
        Map.entry("safe", "yes"),
        Map.entry("age", "ADULT"),
        Map.entry("who", "SELF"),
        Map.entry("what", "REPORT"),
        Map.entry("where", "https://pictures.example/item/17\nhttps://pictures.example/item/18"),
        Map.entry("place", "in the group of the third floor"),
        Map.entry("kind", "SECRET_FILMING"),
        Map.entry("told", "I never agreed to this."),
        Map.entry("d1", "yes"),
        Map.entry("d2", "yes"),
        Map.entry("d3", "yes"),
        Map.entry("d4", "yes"),
        Map.entry("reach", "somebody@example.org"),
        Map.entry("signed", "S. Omebody"),
        Map.entry("c1", "yes"),
        Map.entry("c2", "yes"),
        Map.entry("c3", "yes"));
  }

  @Override
  public void close() {
    server.close();
  }
}
