package org.recourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.storage.OperatorKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service in an empty folder, asked over HTTP as its first operator.
public final class Service implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final RecourseServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private String key = "";

  private Service(RecourseServer server) {
    this.server = server;
  }

  /// Starts it.
  public static Service start(Path folder) throws Exception {
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    Service service = new Service(RecourseServer.start(
        new ServeSettings(folder, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key)));
    String token = service.server.firstStartToken().orElseThrow().reveal();
    service.key = service
        .send("/api/v1/setup", "{\"token\":\"" + token + "\",\"tenant\":\"Demo\"}")
        .get("secret")
        .stringValue();
    return service;
  }

  /// Posts a body in JSON, and returns what a successful answer says.
  public JsonNode send(String path, String json) throws IOException, InterruptedException {
    return send(path, "application/json", BodyPublishers.ofString(json));
  }

  /// Posts a file, and returns what a successful answer says.
  public JsonNode send(String path, Path file) throws IOException, InterruptedException {
    return send(path, "application/octet-stream", BodyPublishers.ofFile(file));
  }

  private JsonNode send(String path, String type, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Content-Type", type)
        .POST(body);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 201);
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    server.close();
  }
}
