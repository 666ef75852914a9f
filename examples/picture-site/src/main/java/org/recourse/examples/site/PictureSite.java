package org.recourse.examples.site;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The site on a port of this machine. Closing it ends it. May be shared between threads.
public final class PictureSite implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private PictureSite(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
  }

  /// Takes a port, so that the address is known where the webhook is registered. The site answers
  /// once it is [connected][#connect].
  ///
  /// @param port 0 for any free one
  public static PictureSite at(InetAddress address, int port) throws IOException {
    return new PictureSite(HttpServer.create(new InetSocketAddress(address, port), 0));
  }

  /// Returns where the site is.
  public URI address() {
    InetSocketAddress bound = server.getAddress();
    return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort());
  }

  /// Returns where Recourse tells the site what happened.
  public URI webhook() {
    return address().resolve(Calls.WEBHOOK);
  }

  /// Begins to answer.
  ///
  /// @param folder where pictures are kept
  public void connect(Connection connection, Path folder) {
    server.createContext(
        "/", Calls.of(address(), connection, new Gallery(folder), InstantSource.system()));
    server.start();
  }

  /// Ends it, and lets what was begun be answered.
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
