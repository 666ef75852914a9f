package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client that keeps its connection, as all of them do.
class IdleConnectionTest {

  /// After this time Java's own client gives up a connection that nobody used. A server that
  /// closes it sooner does so, now and then, while the next call is on its way.
  private static final Duration LONGEST_OF_CLIENTS = Duration.ofSeconds(31);

  @TempDir
  private Path folder;

  @Test
  void aConnectionIsKeptForLongerThanClientsKeepIt() throws Exception {
    try (HmaUnderTest server = HmaUnderTest.start(folder);
        Socket main = connected(URI.create(server.mainAddress()));
        Socket hma = connected(URI.create(server.address()))) {
      assertThat(asked(main, "/actuator/health/liveness")).contains("200");
      assertThat(asked(hma, "/status")).contains("200");
      Thread.sleep(LONGEST_OF_CLIENTS);
      assertThat(asked(main, "/actuator/health/liveness")).contains("200");
      assertThat(asked(hma, "/status")).contains("200");
    }
  }

  private static Socket connected(URI address) throws IOException {
    return new Socket(address.getHost(), address.getPort());
  }

  private static String asked(Socket socket, String path) throws IOException {
    InputStream in = socket.getInputStream();
    in.skipNBytes(in.available()); // the end of an answer before
    socket
        .getOutputStream()
        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    byte[] some = new byte[8_192];
    int read = in.read(some);
    return read < 0 ? "closed" : new String(some, 0, read, StandardCharsets.US_ASCII);
  }
}
