package org.recourse.server.coop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A platform that was built for Coop: what it calls, and what calls it.
final class CoopSide implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final AtomicInteger answer = new AtomicInteger(200);

  /// What came.
  ///
  /// @param path where
  /// @param key in `X-API-KEY`, if there was one
  /// @param signature in `Coop-Signature`, if there was one
  /// @param body what was sent
  record Call(String path, @Nullable String key, @Nullable String signature, String body) {}

  private CoopSide(HttpServer server) {
    this.server = server;
  }

  static CoopSide start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CoopSide side = new CoopSide(server);
    server.createContext("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      side.calls.add(new Call(
          exchange.getRequestURI().getPath(),
          exchange.getRequestHeaders().getFirst("X-API-KEY"),
          exchange.getRequestHeaders().getFirst("Coop-Signature"),
          body));
      exchange.sendResponseHeaders(side.answer.get(), -1);
      exchange.close();
    });
    server.start();
    return side;
  }

  void answerWith(int status) {
    answer.set(status);
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  Call next() throws InterruptedException {
    return Objects.requireNonNull(
        calls.poll(SOON.toMillis(), TimeUnit.MILLISECONDS), "nothing came");
  }

  boolean isQuiet() {
    return calls.isEmpty();
  }

  /// Calls a server as Coop's clients do.
  HttpResponse<String> call(int port, String path, String key, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("X-API-KEY", key);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Reads with a key, both in Coop's header and in ours.
  HttpResponse<String> get(int port, String path, String key)
      throws IOException, InterruptedException {
    return client.send(asked(port, path, key).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Puts with a key in our header.
  HttpResponse<String> put(int port, String path, String key, String body)
      throws IOException, InterruptedException {
    return client.send(
        asked(port, path, key).PUT(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder asked(int port, String path, String key) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json")
        .header("X-API-KEY", key)
        .header("Authorization", "Bearer " + key);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
