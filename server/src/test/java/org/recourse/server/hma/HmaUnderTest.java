package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.recourse.hub.Scope;
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.server.faces.Face;
import org.recourse.server.fetch.FetchSettings;
import org.recourse.server.network.Network;
import org.recourse.storage.OperatorKey;
import org.recourse.testkit.Drawing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that offers HMA's interface to this machine, and a place from which it may fetch
/// drawings.
final class HmaUnderTest implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();

  private static final int HEADER = 54;
  private static final String BOUNDARY = "----boundary7";

  private final HttpServer files;
  private final RecourseServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String operator;

  private HmaUnderTest(HttpServer files, RecourseServer server) throws Exception {
    this.files = files;
    this.server = server;
    String token = server.firstStartToken().orElseThrow().reveal();
    HttpResponse<String> made = main(
        "POST", "/api/v1/setup", "", "{\"token\":\"" + token + "\",\"tenant\":\"A platform\"}");
    operator = JSON.readTree(made.body()).get("secret").stringValue();
  }

  static HmaUnderTest start(Path folder) throws Exception {
    return start(folder, List.of(Network.parse("127.0.0.0/8")), HmaSettings.USUAL_SCOPES);
  }

  static HmaUnderTest start(Path folder, List<Network> allowed, Set<Scope> scopes)
      throws Exception {
    HttpServer files =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(files, "/landscape", "image/bmp", landscape(7));
    serve(files, "/flat", "image/bmp", flat());
    serve(files, "/text", "text/plain", "no picture".getBytes(StandardCharsets.UTF_8));
    serve(files, "/broken", "image/png", "no picture".getBytes(StandardCharsets.UTF_8));
    files.start();
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    Optional<String> tenant = allowed.isEmpty() ? Optional.empty() : Optional.of("A platform");
    return new HmaUnderTest(
        files,
        RecourseServer.start(new ServeSettings(
                folder, InetAddress.getLoopbackAddress(), 0, Optional.empty(), key)
            .fetching(new FetchSettings(
                true, Set.of(files.getAddress().getPort()), List.of(Network.parse("127.0.0.1"))))
            .offering(new HmaSettings(0, tenant, allowed, scopes))));
  }

  private static void serve(HttpServer files, String path, String type, byte[] bytes) {
    files.createContext(path, exchange -> {
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.sendResponseHeaders(200, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    });
  }

  static byte[] landscape(int seed) {
    return bmp(320, 240, Drawing.LANDSCAPE.draw(320, 240, seed));
  }

  static byte[] flat() {
    return bmp(320, 240, Drawing.FLAT.draw(320, 240, 1));
  }

  // Rows from the bottom up, blue first; this width needs no padding.
  private static byte[] bmp(int width, int height, byte[] rgb) {
    ByteBuffer bmp = ByteBuffer.allocate(HEADER + rgb.length).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.capacity()).putInt(0).putInt(HEADER);
    bmp.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
    bmp.putInt(0).putInt(rgb.length).putInt(2835).putInt(2835).putInt(0).putInt(0);
    for (int y = height - 1; y >= 0; y--) {
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        bmp.put(rgb[at + 2]).put(rgb[at + 1]).put(rgb[at]);
      }
    }
    return bmp.array();
  }

  /// Returns the address from which a file is fetched, percent-encoded for a query.
  String file(String path) {
    return "http%3A%2F%2F127.0.0.1%3A" + files.getAddress().getPort() + "%2F" + path;
  }

  String address() {
    return "http://127.0.0.1:" + server.port(Face.HMA).orElseThrow();
  }

  String mainAddress() {
    return "http://127.0.0.1:" + server.port();
  }

  String operator() {
    return operator;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "application/json", new byte[0]);
  }

  HttpResponse<String> delete(String path) throws Exception {
    return send("DELETE", path, "application/json", new byte[0]);
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> put(String path, String body) throws Exception {
    return send("PUT", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a form with one file, and fields beside it.
  HttpResponse<String> upload(String path, String field, byte[] file, Map<String, String> fields)
      throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    part(form, "name=\"" + field + "\"; filename=\"x.bmp\"", file);
    for (Map.Entry<String, String> entry : fields.entrySet()) {
      part(
          form,
          "name=\"" + entry.getKey() + "\"",
          entry.getValue().getBytes(StandardCharsets.UTF_8));
    }
    form.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return send("POST", path, "multipart/form-data; boundary=" + BOUNDARY, form.toByteArray());
  }

  static void part(ByteArrayOutputStream form, String disposition, byte[] content)
      throws IOException {
    form.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8));
    form.write(content);
    form.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  HttpResponse<String> send(String method, String path, String type, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Asks the main port.
  HttpResponse<String> main(String method, String path, String key, String body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mainAddress() + path))
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Makes a key on the main port.
  String key(String scopes) throws Exception {
    return key(operator, scopes);
  }

  /// Makes a key of a tenant on the main port.
  ///
  /// @param by the key of the tenant's operator
  String key(String by, String scopes) throws Exception {
    HttpResponse<String> made = main(
        "POST",
        "/api/v1/keys",
        by,
        "{\"name\":\"k\",\"source\":\"reviewers\",\"scopes\":[" + scopes + "]}");
    return JSON.readTree(made.body()).get("secret").stringValue();
  }

  static JsonNode ok(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /// Checks that an answer is an error as HMA writes it.
  static void assertFails(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).get("message").stringValue()).contains(message);
  }

  @Override
  public void close() {
    server.close();
    files.stop(0);
  }
}
