package org.recourse.fingerprint.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A proxy that lets nothing through, and keeps the first line of each request: all that a browser
/// wants from elsewhere.
final class Sink implements AutoCloseable {

  private static final int SECONDS_ALLOWED = 30;

  private final ServerSocket socket;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  Sink() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  String hostAndPort() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /// Waits for a request that begins like this, and returns what was asked for before it, each as
  /// `GET http://example.org/ HTTP/1.1`. None is returned twice.
  ///
  /// @throws AssertionError if it does not come
  List<String> requestsUntil(String start) throws InterruptedException {
    List<String> before = new ArrayList<>();
    while (true) {
      String request = requests.poll(SECONDS_ALLOWED, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("nobody asked for " + start);
      }
      if (request.startsWith(start)) {
        return before;
      }
      before.add(request);
    }
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept();
          BufferedReader lines = new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
        requests.add(String.valueOf(lines.readLine()));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          requests.add("unreadable: " + e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
