package org.recourse.fingerprint.web;

import static java.lang.Integer.parseInt;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.recourse.testkit.Drawing;

/// The demo's site, with a page that tests it, pictures, and a place where the page says what it
/// found. Keeps a list of all that was asked of it.
final class TestSite implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Supplier<byte[]>> pictures = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<String>> findings = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  TestSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::file);
    server.createContext("/demo-under-test", this::demo);
    server.createContext("/test/", this::testFile);
    server.createContext("/drawing/", this::drawing);
    server.createContext("/picture/", this::picture);
    server.createContext("/finding/", this::finding);
    server.start();
  }

  /// Returns the address of a file on this site.
  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /// Makes bytes available at `/picture/` and the name.
  void offer(String name, Supplier<byte[]> picture) {
    pictures.put(name, picture);
  }

  /// Returns what a page will say, or has said, under this name.
  CompletableFuture<String> finding(String name) {
    return findings.computeIfAbsent(name, _ -> new CompletableFuture<>());
  }

  /// Returns the requests so far, oldest first, as `GET /path`.
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void file(HttpExchange exchange) throws IOException {
    note(exchange);
    DemoServer.answer(exchange);
  }

  private void testFile(HttpExchange exchange) throws IOException {
    note(exchange);
    String name = name(exchange);
    try (InputStream content = TestSite.class.getResourceAsStream("test/" + name)) {
      if (content == null) {
        send(exchange, 404, "text/plain", new byte[0]);
      } else {
        send(exchange, 200, BrowserFiles.mediaType(name), content.readAllBytes());
      }
    }
  }

  // The demo page with a script that uses it.
  private void demo(HttpExchange exchange) throws IOException {
    note(exchange);
    try (InputStream page = BrowserFiles.open("index.html").orElseThrow()) {
      String html = new String(page.readAllBytes(), UTF_8)
          .replace(
              "</head>",
              "<script src=/test/broken.js></script>"
                  + "<script type=module src=/test/demo-checks.js></script></head>");
      exchange.getResponseHeaders().set("Content-Security-Policy", DemoServer.POLICY);
      send(exchange, 200, BrowserFiles.mediaType("index.html"), html.getBytes(UTF_8));
    }
  }

  // Answers `/drawing/KIND/WIDTH/HEIGHT/SEED` with red, green, blue bytes.
  private void drawing(HttpExchange exchange) throws IOException {
    note(exchange);
    String[] parts = exchange.getRequestURI().getPath().split("/", -1);
    byte[] rgb =
        Drawing.valueOf(parts[2]).draw(parseInt(parts[3]), parseInt(parts[4]), parseInt(parts[5]));
    send(exchange, 200, "application/octet-stream", rgb);
  }

  private void picture(HttpExchange exchange) throws IOException {
    note(exchange);
    Supplier<byte[]> offered = Objects.requireNonNull(pictures.get(name(exchange)));
    send(exchange, 200, "application/octet-stream", offered.get());
  }

  private void finding(HttpExchange exchange) throws IOException {
    note(exchange);
    byte[] body = exchange.getRequestBody().readAllBytes();
    send(exchange, 200, "text/plain", new byte[0]);
    finding(name(exchange)).complete(new String(body, UTF_8));
  }

  private void note(HttpExchange exchange) {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
  }

  private static String name(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void send(HttpExchange exchange, int status, String mediaType, byte[] content)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", mediaType);
      exchange
          .getResponseHeaders()
          .putIfAbsent("Content-Security-Policy", List.of(BrowserFiles.CONTENT_SECURITY_POLICY));
      exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
