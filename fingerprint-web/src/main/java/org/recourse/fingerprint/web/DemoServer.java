package org.recourse.fingerprint.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Serves the page on which a person can try the fingerprint on her own picture, to this machine
/// only. It has nothing that could receive a picture: every method but GET is refused.
public final class DemoServer {

  static final String POLICY = BrowserFiles.CONTENT_SECURITY_POLICY
      + "; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final int USUAL_PORT = 8420;

  private DemoServer() {}

  /// Starts the server and says where it is.
  ///
  /// @param args nothing, or the port
  public static void main(String[] args) throws IOException {
    int port = args.length == 0 ? USUAL_PORT : Integer.parseInt(args[0]);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    server.createContext("/", DemoServer::answer);
    server.start();
    System.out.println("Open http://" + loopback.getHostAddress() + ":" + port + "/ in a browser.");
  }

  /// Answers with one of [BrowserFiles], under the policy with which they are meant to run.
  static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      String name = path.equals("/") ? "index.html" : path.substring(1);
      Optional<InputStream> file = BrowserFiles.open(name);
      if (file.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      try (InputStream content = file.get()) {
        send(exchange, BrowserFiles.mediaType(name), content.readAllBytes());
      }
    }
  }

  private static void send(HttpExchange exchange, String mediaType, byte[] content)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", mediaType);
    headers.set("Cache-Control", "no-cache");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", POLICY);
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }
}
