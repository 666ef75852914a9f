package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM: what was begun is answered, nothing new is begun, and the process ends in time.
class GracefulEndTest {

  private static final String PDQ = "5a".repeat(32);
  private static final int SIGTERM_CODE = 143;
  private static final int MOST_SECONDS = 40;

  @TempDir
  private Path folder;

  @Test
  void aCallThatWasBegunIsAnsweredAndKeptAndNoneIsBegunAnyMore() throws Exception {
    String operator;
    try (ServerProcess server = ServerLaunch.in(folder).start();
        Socket begun = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      operator = HubUnderTest.makeOperator(server.port(), server.token());
      HubUnderTest hub = HubUnderTest.at(server.port(), operator);
      hub.postOk("/api/v1/banks", "{\"name\":\"HARBOUR\"}");
      String body = "{\"entries\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + PDQ + "\"}]}]}";
      write(
          begun,
          "POST /api/v1/banks/HARBOUR/entries HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + operator + "\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length() + "\r\nConnection: close\r\n\r\n" + body.substring(0, 20));
      // The one after it was answered, so that one has arrived.
      assertThat(hub.verdict(PDQ)).isEqualTo("NONE");
      Instant asked = Instant.now();
      server.terminate();
      awaitRefused(server.port());
      write(begun, body.substring(20));
      String answer =
          new String(begun.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 201 ");
      assertThat(server.exitCode(MOST_SECONDS)).isEqualTo(SIGTERM_CODE);
      assertThat(Duration.between(asked, Instant.now()))
          .isLessThan(Duration.ofSeconds(MOST_SECONDS));
    }
    try (ServerProcess again = ServerLaunch.in(folder).start()) {
      assertThat(HubUnderTest.at(again.port(), operator).verdict(PDQ)).isEqualTo("REVIEW");
    }
  }

  @Test
  void everyAcknowledgedWriteIsThereWhenItEndsUnderLoad() throws Exception {
    List<Acknowledged> writers = new ArrayList<>();
    String operator;
    try (ServerProcess server = ServerLaunch.in(folder).start()) {
      operator = HubUnderTest.makeOperator(server.port(), server.token());
      HubUnderTest hub = HubUnderTest.at(server.port(), operator);
      List<Thread> writing = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Acknowledged writer =
            new Acknowledged(new EntryWriting(new SplittableRandom(i), "BANK_" + i));
        writers.add(writer);
        writing.add(Thread.ofVirtual().start(() -> writer.writeUntilItFails(hub)));
      }
      var _ = writing.getFirst().join(Duration.ofSeconds(1));
      server.terminate();
      assertThat(server.exitCode(MOST_SECONDS)).isEqualTo(SIGTERM_CODE);
      for (Thread thread : writing) {
        thread.join();
      }
    }
    try (ServerProcess again = ServerLaunch.in(folder).start()) {
      for (Acknowledged writer : writers) {
        writer.compare(HubUnderTest.at(again.port(), operator), "after SIGTERM", true);
      }
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  // No probe is answered any more, so that nobody sends anything new here.
  private static void awaitRefused(int port) {
    assertThatThrownBy(() -> {
          Instant until = Instant.now().plusSeconds(MOST_SECONDS);
          while (Instant.now().isBefore(until)) {
            knock(port);
          }
        })
        .isInstanceOf(ConnectException.class);
  }

  private static void knock(int port) throws IOException {
    try {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
    } catch (ConnectException refused) {
      throw refused;
    } catch (SocketException _) {
      // It came in the instant in which the door was shut, and was reset: the next one tells.
    }
  }
}
