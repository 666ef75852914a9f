package org.recourse.server.hma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More look-ups at once than there is room for.
class FullHouseTest {

  private static final int LARGE = 20_000;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /// As many as take the most room; 200 times as many are within the rate of a key.
  private static final int MANY = 190;

  /// Far more than Tomcat reads of a refused call unless it is told otherwise, 2 MiB.
  private static final int LARGEST = 7 * 1024 * 1024;

  private static final String PDQ = "0f1e2d3c4b5a6978".repeat(4);

  @TempDir
  private Path folder;

  @Test
  void ofManyLargeCallsAtOnceSomeAreTurnedAwayAndKeepTheirConnection() throws Exception {
    try (HmaUnderTest server = HmaUnderTest.start(folder)) {
      String key = server.key("\"LOOK_UP\"");
      String many = lookUps(MANY);
      List<HttpResponse<String>> answers =
          all(Collections.nCopies(200, () -> server.main("POST", "/api/v1/lookups", key, many)));
      assertThat(answers).extracting(HttpResponse::statusCode).contains(200, 429);
      assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
      assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
          .allSatisfy(refused -> {
            assertThat(refused.body()).contains("OVERLOADED");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("Recourse-Correlation")).isPresent();
            assertThat(refused.headers().firstValue("Connection")).isEmpty();
          });
      assertThat(server.main("POST", "/api/v1/lookups", key, many).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theRestOfALargeCallThatIsTurnedAwayIsReadSoThatItsCallerSeesWhy() throws Exception {
    try (HmaUnderTest server = HmaUnderTest.start(folder)) {
      String key = server.key("\"LOOK_UP\"");
      String large = lookUps(MANY) + " ".repeat(LARGEST);
      assertThat(all(
              Collections.nCopies(64, () -> server.main("POST", "/api/v1/lookups", key, large))))
          .extracting(HttpResponse::statusCode)
          .contains(429)
          .containsOnly(200, 429);
    }
  }

  private static List<HttpResponse<String>> all(List<Callable<HttpResponse<String>>> calls)
      throws Exception {
    List<HttpResponse<String>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(16 * CORES)) {
      for (Future<HttpResponse<String>> answer : callers.invokeAll(calls)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  @Test
  void callsThatAreSentSlowlyKeepNobodyOut() throws Exception {
    try (HmaUnderTest server = HmaUnderTest.start(folder)) {
      String key = server.key("\"LOOK_UP\"");
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 20 * CORES; i++) {
        slow.add(begun(server, key));
      }
      // By then all of them are being read; were some not yet, less would be asked of the server.
      Thread.sleep(500);
      assertThat(server.main("POST", "/api/v1/lookups", key, lookUps(MANY)).statusCode())
          .isEqualTo(200);
      assertThat(server.get("/m/raw_lookup?signal_type=pdq&signal=" + PDQ).statusCode())
          .isEqualTo(200);
      for (Socket one : slow) {
        one.close();
      }
    }
  }

  private static String lookUps(int count) {
    return "{\"uploads\":["
        + String.join(
            ",",
            Collections.nCopies(
                count, "{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + PDQ + "\"}]}"))
        + "]}";
  }

  private static Socket begun(HmaUnderTest server, String key) throws IOException {
    URI address = URI.create(server.mainAddress());
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket
        .getOutputStream()
        .write(("POST /api/v1/lookups HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + LARGE + "\r\n\r\n{")
            .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
