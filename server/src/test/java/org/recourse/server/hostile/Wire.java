package org.recourse.server.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Sends bytes that no client library would, and reads what comes back until the end.
///
/// @param status 0 if the connection was closed without an answer
/// @param head all header lines, in lower case
/// @param body as it came
record Wire(int status, String head, String body) {

  private static final int PATIENCE_MILLIS = 30_000;

  /// Sends a text, every character as one byte, and closes this end.
  static Wire send(int port, String... parts) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        for (String part : parts) {
          socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
        }
        socket.shutdownOutput();
      } catch (SocketException _) {
        // It was refused before it was read to its end.
      }
      return of(read(socket.getInputStream()));
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        all.write(part, 0, n);
      }
    } catch (SocketException _) {
      // Reset: what came before it counts.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private static Wire of(String answer) {
    if (!answer.startsWith("HTTP/1.1 ")) {
      return new Wire(0, "", answer);
    }
    int end = answer.indexOf("\r\n\r\n");
    return new Wire(
        Integer.parseInt(answer.substring(9, 12)),
        answer.substring(0, end).toLowerCase(Locale.ROOT),
        answer.substring(end + 4));
  }
}
