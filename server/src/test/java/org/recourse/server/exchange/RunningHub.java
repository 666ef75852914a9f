package org.recourse.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.server.network.Network;
import org.recourse.storage.OperatorKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole hub on a free port, with its operator.
final class RunningHub implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final RecourseServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String operator;

  private RunningHub(RecourseServer server) throws Exception {
    this.server = server;
    String token = server.firstStartToken().orElseThrow().reveal();
    operator = post(
            "/api/v1/setup", List.of(), "{\"token\":\"" + token + "\",\"tenant\":\"A platform\"}")
        .get("secret")
        .stringValue();
  }

  static RunningHub start(Path folder) throws Exception {
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    return new RunningHub(RecourseServer.start(
        new ServeSettings(folder, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key)
            .exchangingWith(List.of(Network.parse("127.0.0.0/8")))));
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /// Makes a partner's key.
  String key(String partner, String... scopes) throws Exception {
    String list = List.of(scopes).stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    return operate(
            "/api/v1/keys",
            "{\"name\":\"" + partner + "\",\"source\":\"" + partner + "\",\"scopes\":" + list + "}")
        .get("secret")
        .stringValue();
  }

  void createSharedBank(String name, boolean takesSubmissions) throws Exception {
    operate("/api/v1/banks", "{\"name\":\"" + name + "\"}");
    share(name, true, takesSubmissions);
  }

  void share(String name, boolean shared, boolean takesSubmissions) throws Exception {
    HttpResponse<String> answer = send(request("/api/v1/banks/" + name + "/sharing", bearer())
        .header("Content-Type", "application/json")
        .PUT(HttpRequest.BodyPublishers.ofString(
            "{\"shared\":" + shared + ",\"takesSubmissions\":" + takesSubmissions + "}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /// Adds one entry and returns its number.
  long add(String bank, String kind, String type, String value) throws Exception {
    return operate(
            "/api/v1/banks/" + bank + "/entries",
            "{\"entries\":[{\"kind\":\"" + kind + "\",\"signals\":[{\"type\":\"" + type
                + "\",\"value\":\"" + value + "\"}]}]}")
        .get(0)
        .get("entry")
        .longValue();
  }

  void say(long entry, String kind) throws Exception {
    operate("/api/v1/entries/" + entry + "/statements", "{\"kind\":\"" + kind + "\"}");
  }

  /// Returns how many of the hub's entries a signal matches.
  int matches(String type, String value) throws Exception {
    return operate(
            "/api/v1/lookups",
            "{\"uploads\":[{\"signals\":[{\"type\":\"" + type + "\",\"value\":\"" + value
                + "\"}]}]}")
        .get(0)
        .get("matches")
        .size();
  }

  JsonNode operate(String path, String body) throws Exception {
    return post(path, bearer(), body);
  }

  JsonNode operate(String path) throws Exception {
    HttpResponse<String> answer = get(path, bearer());
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
    return json(answer);
  }

  List<String> bearer() {
    return List.of("Authorization", "Bearer " + operator);
  }

  HttpResponse<String> get(String path, List<String> headers)
      throws IOException, InterruptedException {
    return send(request(path, headers).GET());
  }

  JsonNode post(String path, List<String> headers, String body) throws Exception {
    HttpResponse<String> answer = postAny(path, headers, body);
    assertThat(answer.statusCode()).as(path + answer.body()).isBetween(200, 202);
    return json(answer);
  }

  HttpResponse<String> postAny(String path, List<String> headers, String body) throws Exception {
    return send(request(path, headers)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> patch(String path, String body) throws Exception {
    return send(request(path, bearer())
        .header("Content-Type", "application/json")
        .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String path) throws Exception {
    return send(request(path, bearer()).DELETE());
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path, List<String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
    return headers.isEmpty() ? request : request.headers(headers.toArray(new String[0]));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
  }
}
