package org.recourse.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeId;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.FeedbackSetting;
import org.recourse.exchange.feed.FeedFetch;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.exchange.stopncii.StopNciiFetch;
import org.recourse.hub.BankId;
import org.recourse.hub.BankName;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;
import org.recourse.server.network.Network;

/// What exchanges are asked over, with a server of this machine.
class PinnedHttpTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final List<Network> HERE = List.of(Network.parse("127.0.0.0/8"));
  private static final int MOST = 4_096;

  private final AtomicInteger hits = new AtomicInteger();
  private final Map<String, String> seen = new ConcurrentHashMap<>();
  private HttpServer server;
  private String base = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    hits.incrementAndGet();
    call.getRequestHeaders().forEach((name, values) -> seen.put(name, values.getFirst()));
    seen.put("method", call.getRequestMethod());
    seen.put("body", new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String path = call.getRequestURI().getPath();
    if (path.startsWith("/status/")) {
      call.getResponseHeaders().add("Location", base + "/elsewhere");
      call.sendResponseHeaders(Integer.parseInt(path.substring(8)), -1);
    } else if (path.startsWith("/bytes/")) {
      call.sendResponseHeaders(200, 0);
      call.getResponseBody().write(new byte[Integer.parseInt(path.substring(7))]);
    } else {
      call.sendResponseHeaders(200, 2);
      call.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
    }
    call.close();
  }

  @Test
  void aClosedNetworkIsReachedOnlyIfTheOperatorOpenedIt() throws Exception {
    try (PinnedHttp shut = new PinnedHttp(List.of());
        PinnedHttp opened = new PinnedHttp(HERE)) {
      assertFails(FetchFailure.ADDRESS_REFUSED, () -> shut.get(URI.create(base + "/")));
      assertThat(hits).hasValue(0);
      assertThat(opened.get(URI.create(base + "/"))).asString().isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0.0.0.0",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.1.1",
        "100.64.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[fd00:ec2::254]",
        "localhost"
      })
  void anAddressOfOurOwnNetworkIsRefusedHoweverItIsWritten(String host) throws Exception {
    try (PinnedHttp http = new PinnedHttp(List.of());
        ServerSocket sentinel = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (String scheme : List.of("http", "https")) {
        URI uri = URI.create(scheme + "://" + host + ":" + sentinel.getLocalPort() + "/v1");
        assertFails(FetchFailure.ADDRESS_REFUSED, () -> http.post(uri, new byte[1]));
      }
      sentinel.setSoTimeout(1);
      assertThatThrownBy(sentinel::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void aNameThatChangesItsMindGainsNothing() throws Exception {
    Deque<InetAddress> answers = new ArrayDeque<>(
        List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("10.0.0.1")));
    try (PinnedHttp http = new PinnedHttp(
        name -> List.of(answers.removeFirst()), HERE.getFirst()::contains, LONG, MOST)) {
      URI rebinding =
          URI.create("http://rebinding.example:" + server.getAddress().getPort() + "/");
      assertThat(http.get(rebinding)).asString().isEqualTo("ok");
      assertFails(FetchFailure.ADDRESS_REFUSED, () -> http.get(rebinding));
    }
    assertThat(hits).hasValue(1);
  }

  @Test
  void whatIsPutOrPostedArrivesWithItsHeadersAndNothingOfOurs() throws Exception {
    try (PinnedHttp http = new PinnedHttp(HERE)) {
      byte[] body = "<a/>".getBytes(StandardCharsets.UTF_8);
      http.put(URI.create(base + "/"), body, "Content-Type", "application/xml; charset=utf-8");
      assertThat(seen)
          .containsEntry("method", "PUT")
          .containsEntry("body", "<a/>")
          .containsEntry("Content-type", "application/xml; charset=utf-8")
          .doesNotContainKeys("Cookie", "Authorization");
      http.post(URI.create(base + "/"), body, "Content-Type", "text/plain");
      assertThat(seen).containsEntry("method", "POST").containsEntry("Content-type", "text/plain");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, NOT_AUTHENTICATED",
    "403, NOT_AUTHENTICATED",
    "409, FORKED",
    "429, BUSY",
    "503, BUSY",
    "500, REFUSED",
    "404, REFUSED",
    "302, REFUSED",
    "307, REFUSED"
  })
  void anAnswerOtherThanSuccessIsNamedAndARedirectNotFollowed(int status, FetchFailure failure)
      throws Exception {
    try (PinnedHttp http = new PinnedHttp(HERE)) {
      assertFails(
          failure, () -> http.get(URI.create(base + "/status/" + status), "Authorization", "x"));
    }
    assertThat(hits).hasValue(1);
  }

  @Test
  void anAnswerMayHaveSoManyBytesAndNotOneMore() throws Exception {
    try (PinnedHttp http = new PinnedHttp(NameLookup.SYSTEM, address -> true, LONG, MOST)) {
      assertThat(http.get(URI.create(base + "/bytes/" + MOST))).hasSize(MOST);
      assertFails(
          FetchFailure.TOO_LARGE, () -> http.get(URI.create(base + "/bytes/" + (MOST + 1))));
    }
  }

  @Test
  void anAnswerThatSaysItIsTooLargeIsNotRead() throws Exception {
    try (Socketry endless =
            Socketry.saying("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
        PinnedHttp http = new PinnedHttp(HERE)) {
      assertFails(FetchFailure.TOO_LARGE, () -> http.get(endless.address()));
    }
  }

  @Test
  void aFeedThatDripsOrNeverAnswersTimesOut() throws Exception {
    for (String begins : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")) {
      try (Socketry slow = Socketry.saying(begins);
          PinnedHttp http = new PinnedHttp(NameLookup.SYSTEM, address -> true, SHORT, 32 << 20)) {
        String base = "http://127.0.0.1:" + slow.address().getPort();
        assertFails(
            FetchFailure.TIMED_OUT,
            () ->
                new FeedFetch(http).fetch(exchange(ExchangeKind.FEED, base), Credentials.NONE, ""));
        assertFails(
            FetchFailure.TIMED_OUT,
            () -> new StopNciiFetch(http)
                .fetch(exchange(ExchangeKind.STOPNCII, base), Credentials.NONE, ""));
      }
    }
  }

  @Test
  void aServerThatHangsUpOrDoesNotListenIsUnreachable() throws Exception {
    try (PinnedHttp http = new PinnedHttp(HERE)) {
      server.stop(0);
      assertFails(FetchFailure.UNREACHABLE, () -> http.get(URI.create(base + "/")));
    }
  }

  private static Exchange exchange(ExchangeKind kind, String base) {
    return new Exchange(
        new ExchangeId(1),
        new TenantId(1),
        new BankName("SLOW"),
        kind,
        Map.of("base_url", base, "public_key", "AAAA"),
        new BankId(1),
        new SourceId(1),
        true,
        Exchange.USUALLY_EVERY,
        FeedbackSetting.NEVER);
  }

  private static void assertFails(FetchFailure failure, Attempt attempt) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(
            FetchFailedException.class, e -> assertThat(e.failure()).isEqualTo(failure));
  }

  /// Something that fails.
  @FunctionalInterface
  private interface Attempt {
    void run() throws FetchFailedException;
  }

  /// A server that says something at once, and then a byte every now and then.
  private record Socketry(ServerSocket socket) implements AutoCloseable {

    static Socketry saying(String begins) throws IOException {
      ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> {
        while (!socket.isClosed()) {
          try {
            Socket caller = socket.accept();
            Thread.ofVirtual().start(() -> drip(caller, begins));
          } catch (IOException _) {
            return;
          }
        }
      });
      return new Socketry(socket);
    }

    private static void drip(Socket caller, String begins) {
      try (caller;
          OutputStream out = caller.getOutputStream()) {
        out.write(begins.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 300; i++) {
          out.write(begins.isEmpty() ? new byte[0] : new byte[1]);
          out.flush();
          LockSupport.parkNanos(100_000_000);
        }
      } catch (IOException _) {
        // The other side hung up, as it should.
      }
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
