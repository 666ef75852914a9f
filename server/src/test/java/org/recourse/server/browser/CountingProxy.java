package org.recourse.server.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/// An HTTP proxy between a browser and everything else: it keeps every byte that the browser
/// sends, and the names of all hosts it asks for. Only the one site is reached through it.
///
/// Each connection serves one call, so that nothing is counted that belongs to another.
public final class CountingProxy implements AutoCloseable {

  private static final Set<String> HOP = Set.of("connection", "proxy-connection", "keep-alive");

  private final ServerSocket socket;
  private final String site;
  private final Set<String> asked = new ConcurrentSkipListSet<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private int calls;

  /// Listens on this machine.
  ///
  /// @param site host and port that are reached
  public CountingProxy(String site) throws IOException {
    this.site = site;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// Returns what a browser is told on its command line to use it, for this machine's own
  /// addresses, too.
  public String[] arguments() {
    return new String[] {
      "--proxy-server=http://127.0.0.1:" + socket.getLocalPort(), "--proxy-bypass-list=<-loopback>"
    };
  }

  /// Returns the hosts that were asked for, with their ports.
  public Set<String> asked() {
    return Set.copyOf(asked);
  }

  /// Returns every byte that the browser sent to the site, first lines and headers and bodies.
  public synchronized byte[] sent() {
    return sent.toByteArray();
  }

  /// Returns how many calls that were.
  public synchronized int calls() {
    return calls;
  }

  /// Forgets what was sent and asked so far.
  public synchronized void forget() {
    sent.reset();
    asked.clear();
    calls = 0;
  }

  private void accept() {
    try {
      while (true) {
        Socket browser = socket.accept();
        Thread.ofVirtual().start(() -> serve(browser));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket browser) {
    try (browser) {
      InputStream in = new BufferedInputStream(browser.getInputStream());
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      List<String> first = List.of(head.substring(0, head.indexOf('\r')).split(" ", -1));
      String host = first.getFirst().equals("CONNECT")
          ? first.get(1)
          : URI.create(first.get(1)).getAuthority();
      asked.add(host);
      if (host.equals(site)) {
        byte[] body = in.readNBytes(length(head));
        record(head, body);
        forward(head, body, browser.getOutputStream());
      } else {
        browser.getOutputStream().write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(ISO_8859_1));
      }
    } catch (IOException _) {
      // The browser went away: what it sent is counted.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
        .map(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  private synchronized void record(String head, byte[] body) {
    calls++;
    sent.writeBytes(head.getBytes(ISO_8859_1));
    sent.writeBytes(body);
  }

  private void forward(String head, byte[] body, OutputStream browser) throws IOException {
    URI address = URI.create(head.split(" ", 3)[1]);
    try (Socket server = new Socket(address.getHost(), address.getPort())) {
      server.getOutputStream().write(own(head, address).getBytes(ISO_8859_1));
      server.getOutputStream().write(body);
      server.getOutputStream().flush();
      server.getInputStream().transferTo(browser);
      browser.flush();
    }
  }

  // As a server expects it, and only this once.
  private static String own(String head, URI address) {
    String path =
        address.getRawPath() + (address.getRawQuery() == null ? "" : '?' + address.getRawQuery());
    String rest = head.lines()
        .skip(1)
        .filter(line -> !line.isEmpty())
        .filter(line -> !HOP.contains(
            line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(java.util.Locale.ROOT)))
        .collect(Collectors.joining("\r\n"));
    String method = head.substring(0, head.indexOf(' '));
    return method + ' ' + path + " HTTP/1.1\r\n" + rest + "\r\nConnection: close\r\n\r\n";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
