package org.recourse.examples.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers as Recourse does, with what a test told it, and remembers what it was asked.
final class StubRecourse implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  StubRecourse() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answers.put("POST /api/v1/lookups", "[]");
    verdict("NONE");
    answers.put(
        "POST /api/v1/hashes", "{\"sha256\":\"00\",\"pdq\":[\"aa\",\"bb\"],\"quality\":100}");
  }

  void verdict(String verdict) {
    answers.put("POST /api/v1/lookups/media", "{\"verdict\":\"" + verdict + "\",\"matches\":[]}");
  }

  void answer(String call, String answer) {
    answers.put(call, answer);
  }

  void forget(String call) {
    answers.remove(call);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Returns the bodies of all calls to a path, the earliest first.
  List<String> bodies(String call) {
    return asked.stream()
        .filter(one -> one.startsWith(call + '\n'))
        .map(one -> one.substring(call.length() + 1))
        .toList();
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      String name = call.getRequestMethod() + ' ' + call.getRequestURI().getPath();
      asked.add(
          name + '\n' + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] body = answers.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
      boolean put = call.getRequestMethod().equals("PUT");
      call.sendResponseHeaders(put ? 204 : body.length > 0 ? 200 : 503, put ? -1 : body.length);
      if (!put) {
        call.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
