package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.recourse.storage.OperatorKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of the test's own with one operator, over HTTP.
final class HubUnderTest implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();

  private final Runnable closing;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String operator;

  private HubUnderTest(Runnable closing, int port, String operator) {
    this.closing = closing;
    this.port = port;
    this.operator = operator;
  }

  /// A server that runs somewhere on this machine, asked with a key.
  static HubUnderTest at(int port, String key) {
    return new HubUnderTest(() -> {}, port, key);
  }

  /// Makes the first operator, and returns its key.
  static String makeOperator(int port, String token) throws IOException, InterruptedException {
    return at(port, "")
        .postOk("/api/v1/setup", "{\"token\":\"" + token + "\",\"tenant\":\"A platform\"}")
        .get("secret")
        .stringValue();
  }

  /// Starts in an empty folder.
  static HubUnderTest start(Path folder) throws Exception {
    return start(folder, Optional.empty());
  }

  /// Starts in an empty folder, with the data in another database.
  static HubUnderTest start(Path folder, Optional<String> database) throws Exception {
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    RecourseServer server = RecourseServer.start(settings(folder, database, key));
    String operator =
        makeOperator(server.port(), server.firstStartToken().orElseThrow().reveal());
    Files.writeString(folder.resolve("operator"), operator);
    return new HubUnderTest(server::close, server.port(), operator);
  }

  /// Starts again where [#start] did.
  static HubUnderTest restart(Path folder) throws Exception {
    RecourseServer server = RecourseServer.start(
        settings(folder, Optional.empty(), OperatorKey.ofFile(folder.resolve("hub.key"))));
    return new HubUnderTest(
        server::close, server.port(), Files.readString(folder.resolve("operator")));
  }

  private static ServeSettings settings(Path folder, Optional<String> database, OperatorKey key) {
    return new ServeSettings(folder, InetAddress.getLoopbackAddress(), 0, database, key);
  }

  /// The same server, asked with another key.
  HubUnderTest as(String key) {
    return at(port, key);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!operator.isEmpty()) {
      request.header("Authorization", "Bearer " + operator);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return client.send(
        request
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Posts, and returns what a successful answer says.
  JsonNode postOk(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(path, body);
    assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 202);
    return answer.body().isEmpty() ? JSON.nullNode() : json(answer);
  }

  /// Adds one entry of one fingerprint, and returns its number.
  long addEntry(String bank, String pdq, String kind) throws IOException, InterruptedException {
    return postOk(
            "/api/v1/banks/" + bank + "/entries",
            "{\"entries\":[{\"kind\":\"" + kind + "\",\"signals\":[{\"type\":\"pdq\",\"value\":\""
                + pdq + "\"}]}]}")
        .get(0)
        .get("entry")
        .longValue();
  }

  /// Looks one fingerprint up, and returns the verdict.
  String verdict(String pdq) throws IOException, InterruptedException {
    return postOk(
            "/api/v1/lookups",
            "{\"uploads\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + pdq + "\"}]}]}")
        .get(0)
        .get("verdict")
        .stringValue();
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    closing.run();
  }
}
