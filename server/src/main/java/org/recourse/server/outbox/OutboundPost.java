package org.recourse.server.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.recourse.server.network.PublicAddresses;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Posts one body to one address that somebody else chose.
///
/// The name is resolved once, every address it has is checked, and the connection goes to the one
/// that was checked: a name that changes its mind in between gains nothing. Redirects are not
/// followed, no credentials of ours are sent, and of the answer only the status is read. May be
/// shared between threads.
@Component
public class OutboundPost {

  private static final long WITHIN_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LONGEST_STATUS_LINE = 1_024;

  private final boolean privateAddresses;

  /// Reads the operator's setting.
  ///
  /// @param privateAddresses whether addresses of this machine and its own network are allowed
  public OutboundPost(
      @Value("${recourse.outbox.private-addresses:false}") boolean privateAddresses) {
    this.privateAddresses = privateAddresses;
  }

  /// The name leads to an address that must not be reached from here.
  static final class AddressRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    AddressRefusedException() {
      super("the address is not allowed");
    }
  }

  /// Posts, and returns the status of the answer.
  ///
  /// @throws AddressRefusedException if it leads to where it must not
  /// @throws IOException if there is no answer within 15 s
  int post(URI uri, Map<String, String> headers, byte[] body) throws IOException {
    String host = uri.getHost();
    if (host == null) {
      throw new AddressRefusedException();
    }
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    long until = System.nanoTime() + WITHIN_NANOS;
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(allowed(host), port), CONNECT_MILLIS);
      plain.setSoTimeout(left(until));
      Socket socket = secure ? secured(plain, host, port) : plain;
      socket.getOutputStream().write(head(uri, host, headers, body.length));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return status(socket, until);
    }
  }

  private InetAddress allowed(String host) throws IOException {
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    InetAddress[] all = InetAddress.getAllByName(name);
    for (InetAddress address : all) {
      if (!privateAddresses && !new PublicAddresses().test(address)) {
        throw new AddressRefusedException();
      }
    }
    return all[0];
  }

  private static Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] head(URI uri, String host, Map<String, String> headers, int length) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    StringBuilder head = new StringBuilder("POST ").append(path);
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(host);
    if (uri.getPort() >= 0) {
      head.append(':').append(uri.getPort());
    }
    head.append("\r\nUser-Agent: Recourse\r\nConnection: close\r\nContent-Length: ")
        .append(length)
        .append("\r\n");
    headers.forEach(
        (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static int status(Socket socket, long until) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int c = next(socket, in, until); c != '\n'; c = next(socket, in, until)) {
      line.append((char) c);
      if (line.length() > LONGEST_STATUS_LINE) {
        throw new IOException("the answer is not HTTP");
      }
    }
    String[] parts = line.toString().trim().split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5][0-9]{2}")) {
      throw new IOException("the answer is not HTTP");
    }
    return Integer.parseInt(parts[1]);
  }

  private static int next(Socket socket, InputStream in, long until) throws IOException {
    socket.setSoTimeout(left(until));
    int c = in.read();
    if (c < 0) {
      throw new IOException("the answer ended early");
    }
    return c;
  }

  private static int left(long until) throws SocketTimeoutException {
    long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    if (millis <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) millis;
  }
}
