package org.recourse.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// A platform's end of a webhook, on this machine.
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final AtomicInteger status = new AtomicInteger(200);

  /// What came.
  record Received(Map<String, String> headers, String body) {}

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server);
    server.createContext("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
          .collect(
              Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
      int answer = receiver.status.get();
      receiver.received.add(new Received(headers, body));
      exchange.sendResponseHeaders(answer, -1);
      exchange.close();
    });
    server.start();
    return receiver;
  }

  void answerWith(int code) {
    status.set(code);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?a=1";
  }

  Received next(Duration within) throws InterruptedException {
    return Objects.requireNonNull(
        received.poll(within.toMillis(), TimeUnit.MILLISECONDS), "nothing came");
  }

  boolean isEmpty() {
    return received.isEmpty();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
