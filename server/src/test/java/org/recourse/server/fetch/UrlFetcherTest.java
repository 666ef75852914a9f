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
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.server.network.Network;
import org.recourse.server.network.PublicAddresses;

/// What may be fetched, and what never is, with a server of this machine and names of our own.
class UrlFetcherTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final AtomicInteger hits = new AtomicInteger();
  private final Map<String, String> seen = new ConcurrentHashMap<>();
  private HttpServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    port = server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFileIsFetchedFromTheAddressThatItsNameHas() throws Exception {
    assertThat(fetch("http://pictures.example:" + port + "/file")).isEqualTo("a picture|image/png");
    assertThat(seen)
        .containsEntry("Host", "pictures.example:" + port)
        .containsEntry("Accept-encoding", "identity")
        .doesNotContainKeys("Cookie", "Authorization", "Referer");
  }

  @Test
  void aNameIsResolvedOnceForAConnectionSoThatASecondAnswerFoolsNobody() throws Exception {
    Deque<InetAddress> answers =
        new ArrayDeque<>(List.of(literal("127.0.0.1"), literal("10.0.0.1")));
    AtomicInteger asked = new AtomicInteger();
    NameLookup rebinding = name -> {
      asked.incrementAndGet();
      return List.of(answers.removeFirst());
    };
    try (UrlFetcher fetcher = fetcher(rebinding, UrlFetcherTest::isLoopbackOrPublic, LONG)) {
      assertThat(text(fetcher, "http://rebinding.example:" + port + "/file"))
          .startsWith("a picture");
      assertThat(asked).hasValue(1);
      assertRefused(
          fetcher, "http://rebinding.example:" + port + "/file", FetchRefusal.ADDRESS_REFUSED);
    }
    assertThat(hits).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.0.9",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:169.254.169.254]",
        "[0:0:0:0:0:ffff:a00:1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::169.254.169.254]",
        "[64:ff9b:1::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::]",
        "[2002:a9fe:a9fe::1]",
        "[3fff::1]",
        "[100::1]"
      })
  void addressesOfClosedNetworksAreRefusedAsTheyAreAndBehindAName(String host) throws Exception {
    InetAddress address = literal(host.replaceAll("[\\[\\]]", ""));
    NameLookup pointing = name -> List.of(name.startsWith("named") ? address : literal(name));
    try (UrlFetcher fetcher = fetcher(pointing, new PublicAddresses(), LONG)) {
      for (String url : List.of("http://" + host + "/", "https://named.example/")) {
        assertRefused(fetcher, url, FetchRefusal.ADDRESS_REFUSED);
      }
    }
    assertThat(hits).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.0x0.0x0.0x1/",
        "http://0X7F.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://127.0.0.1./",
        "http://0/",
        "http://127.0.0.01/",
        "http://256.0.0.1/",
        "http://1.1.1.1.1/",
        "http://example.0x7f/",
        "http://[fe80::1%25lo]/",
        "http://[::1%lo]/",
        "http://user@example.org/",
        "http://user:password@example.org/",
        "http://example.org:22/",
        "http://example.org:8080/",
        "http://example.org:99999/",
        "https://example.org:0/",
        "http:///file",
        "http://",
        "http:example.org",
        "//example.org/",
        "/file",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "jar:http://example.org!/",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "http://exa mple.org/",
        "http://example.org\\@127.0.0.1/",
        "http://127.0.0.1\\.example.org/",
        "http://ex%61mple.org/",
        "http://１２７.０.０.１/",
        "http://example。org/",
        "http://under_score.example/",
        ""
      })
  void spellingsThatTwoReadersCouldTakeDifferentlyAreInvalid(String url) {
    try (UrlFetcher fetcher = new UrlFetcher(
        FetchSettings.ON, name -> List.of(literal("127.0.0.1")), address -> true, LONG)) {
      assertRefused(fetcher, url, FetchRefusal.ADDRESS_INVALID);
    }
    assertThat(hits).hasValue(0);
  }

  @Test
  void anAddressThatIsTooLongIsInvalid() {
    try (UrlFetcher fetcher = loopback()) {
      assertRefused(
          fetcher, "http://example.org/" + "a".repeat(2048), FetchRefusal.ADDRESS_INVALID);
    }
  }

  @Test
  void aNameOfWhichOneAddressIsClosedIsRefusedWhole() throws Exception {
    NameLookup both = name -> List.of(literal("127.0.0.1"), literal("10.0.0.1"));
    try (UrlFetcher fetcher = fetcher(both, UrlFetcherTest::isLoopbackOrPublic, LONG)) {
      assertRefused(fetcher, "http://both.example:" + port, FetchRefusal.ADDRESS_REFUSED);
    }
  }

  @Test
  void aNameThatDoesNotExistIsRefusedInTheSameWordsAsAClosedOne() {
    NameLookup none = name -> {
      throw new UnknownHostException(name);
    };
    try (UrlFetcher fetcher = fetcher(none, UrlFetcherTest::isLoopbackOrPublic, LONG)) {
      assertRefused(fetcher, "http://nowhere.example:" + port, FetchRefusal.ADDRESS_REFUSED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.1/secret",
        "http://0x7f000001/secret",
        "file:///etc/passwd",
        "http://user@pictures.example/secret",
        "http://pictures.example:9/secret",
        "//2130706433/secret"
      })
  void aRedirectToAnInvalidAddressIsNotFollowed(String location) {
    try (UrlFetcher fetcher = loopback()) {
      assertRefused(fetcher, redirect(location), FetchRefusal.ADDRESS_INVALID);
    }
    assertThat(hits).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://inner.example:PORT/secret",
        "http://169.254.169.254:PORT/secret",
        "http://[::ffff:10.0.0.1]:PORT/secret",
        "//192.168.0.1:PORT/secret"
      })
  void aRedirectIntoAClosedNetworkIsNotFollowed(String location) {
    NameLookup names =
        name -> List.of(literal(name.startsWith("inner") ? "10.0.0.1" : "127.0.0.1", name));
    try (UrlFetcher fetcher = fetcher(names, UrlFetcherTest::isLoopbackOrPublic, LONG)) {
      assertRefused(
          fetcher,
          redirect(location.replace("PORT", String.valueOf(port))),
          FetchRefusal.ADDRESS_REFUSED);
    }
    assertThat(hits).hasValue(1);
  }

  @Test
  void threeRedirectsAreFollowedAndAFourthIsNot() throws Exception {
    assertThat(fetch("http://pictures.example:" + port + "/again/3")).startsWith("a picture");
    try (UrlFetcher fetcher = loopback()) {
      assertRefused(
          fetcher, "http://pictures.example:" + port + "/again/4", FetchRefusal.TOO_MANY_REDIRECTS);
    }
  }

  @Test
  void cookiesAreNotKeptFromOneStepToTheNext() throws Exception {
    assertThat(fetch("http://pictures.example:" + port + "/again/1")).startsWith("a picture");
    assertThat(seen).doesNotContainKey("Cookie");
  }

  @Test
  void whatIsCompressedOrNoFileIsABadAnswer() {
    try (UrlFetcher fetcher = loopback()) {
      for (String path : List.of("/compressed", "/missing", "/part")) {
        assertRefused(fetcher, "http://pictures.example:" + port + path, FetchRefusal.BAD_ANSWER);
      }
    }
  }

  @Test
  void aFileThatSaysItIsTooLargeIsNotRead() {
    try (UrlFetcher fetcher = loopback()) {
      assertThatThrownBy(() ->
              fetcher.fetch("http://pictures.example:" + port + "/file", 5, fetched -> "read"))
          .isInstanceOfSatisfying(
              FetchRefusedException.class,
              e -> assertThat(e.refusal()).isEqualTo(FetchRefusal.TOO_LARGE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"})
  void aServerThatDripsIsLeftWhenTheTimeIsOver(String begin) throws Exception {
    try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        UrlFetcher fetcher = new UrlFetcher(
            new FetchSettings(true, Set.of(dripping.getLocalPort()), List.of()),
            NameLookup.SYSTEM,
            UrlFetcherTest::isLoopbackOrPublic,
            Duration.ofMillis(500))) {
      Thread dripper = Thread.ofVirtual().start(() -> drip(dripping, begin));
      long from = System.nanoTime();
      assertRefused(
          fetcher, "http://127.0.0.1:" + dripping.getLocalPort() + "/", FetchRefusal.TOO_SLOW);
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
      dripper.join();
    }
  }

  @Test
  void headersWithoutEndAreNotKept() throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        UrlFetcher fetcher = new UrlFetcher(
            new FetchSettings(true, Set.of(endless.getLocalPort()), List.of()),
            NameLookup.SYSTEM,
            UrlFetcherTest::isLoopbackOrPublic,
            LONG)) {
      Thread talker = Thread.ofVirtual().start(() -> talk(endless));
      assertRefused(
          fetcher, "http://127.0.0.1:" + endless.getLocalPort() + "/", FetchRefusal.NO_ANSWER);
      talker.join();
    }
  }

  @Test
  void aClosedNetworkIsFetchedFromOnlyIfTheOperatorNamesIt() throws Exception {
    FetchSettings named =
        new FetchSettings(true, Set.of(port), List.of(Network.parse("127.0.0.0/8")));
    try (UrlFetcher fetcher = new UrlFetcher(named)) {
      assertThat(text(fetcher, "http://127.0.0.1:" + port + "/file")).startsWith("a picture");
      assertRefused(fetcher, "http://10.0.0.1:" + port + "/", FetchRefusal.ADDRESS_REFUSED);
    }
    FetchSettings unnamed = new FetchSettings(true, Set.of(port), List.of());
    try (UrlFetcher fetcher = new UrlFetcher(unnamed)) {
      assertRefused(fetcher, "http://127.0.0.1:" + port + "/file", FetchRefusal.ADDRESS_REFUSED);
    }
  }

  @Test
  void nothingIsFetchedUnlessTheOperatorTurnedItOn() {
    try (UrlFetcher fetcher = new UrlFetcher(FetchSettings.OFF)) {
      assertRefused(fetcher, "http://127.0.0.1:" + port, FetchRefusal.FETCHING_IS_OFF);
    }
    assertThat(hits).hasValue(0);
  }

  @Test
  void aRefusalNeverRepeatsTheAddress() {
    try (UrlFetcher fetcher = loopback()) {
      assertThatThrownBy(() -> text(fetcher, "http://canary.example:1/canary"))
          .hasMessageNotContaining("canary")
          .hasNoCause();
    }
  }

  private String fetch(String url) throws IOException {
    try (UrlFetcher fetcher = loopback()) {
      return text(fetcher, url);
    }
  }

  private UrlFetcher loopback() {
    return fetcher(name -> List.of(literal("127.0.0.1")), UrlFetcherTest::isLoopbackOrPublic, LONG);
  }

  private UrlFetcher fetcher(NameLookup names, Predicate<InetAddress> open, Duration within) {
    return new UrlFetcher(
        new FetchSettings(true, Set.of(port, 80, 443), List.of()), names, open, within);
  }

  private String redirect(String location) {
    return "http://pictures.example:" + port + "/to?" + location;
  }

  private static String text(UrlFetcher fetcher, String url) throws IOException {
    return fetcher.fetch(
        url,
        1000,
        fetched -> new String(fetched.bytes().readAllBytes(), StandardCharsets.UTF_8)
            + "|"
            + fetched.contentType());
  }

  private static void assertRefused(UrlFetcher fetcher, String url, FetchRefusal expected) {
    assertThatThrownBy(() -> text(fetcher, url))
        .as(url)
        .isInstanceOfSatisfying(
            FetchRefusedException.class, e -> assertThat(e.refusal()).isEqualTo(expected));
  }

  private static boolean isLoopbackOrPublic(InetAddress address) {
    return address.isLoopbackAddress() || new PublicAddresses().test(address);
  }

  private static InetAddress literal(String text) {
    return literal(text, text);
  }

  // A name is not asked for: what is no address is the one given.
  private static InetAddress literal(String address, String name) {
    try {
      boolean isAddress = name.matches("[0-9.]+") || name.contains(":");
      return InetAddress.getAllByName(isAddress ? name : address)[0];
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    hits.incrementAndGet();
    exchange.getRequestHeaders().forEach((name, values) -> seen.put(name, values.getFirst()));
    String path = exchange.getRequestURI().getPath();
    exchange.getResponseHeaders().add("Set-Cookie", "trace=1; Path=/");
    exchange.getResponseHeaders().add("Content-Type", "Image/PNG");
    byte[] body = "a picture".getBytes(StandardCharsets.UTF_8);
    int status = 200;
    switch (path.substring(1).replaceFirst("/.*", "")) {
      case "to" -> {
        status = 302;
        exchange.getResponseHeaders().add("Location", exchange.getRequestURI().getQuery());
      }
      case "again" -> {
        status = 307;
        int left = Integer.parseInt(path.substring(7)) - 1;
        exchange.getResponseHeaders().add("Location", left == 0 ? "/file" : "/again/" + left);
      }
      case "compressed" -> exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      case "missing" -> status = 404;
      case "part" -> status = 206;
      default -> {}
    }
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void drip(ServerSocket from, String begin) {
    try (Socket socket = from.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write(begin.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 1000; i++) {
        out.write(begin.isEmpty() && i == 0 ? 'H' : 'a');
        out.flush();
        socket.setSoTimeout(50);
        readOrTimeOut(socket);
      }
    } catch (IOException _) {
      // the fetcher has left
    }
  }

  // Waits 50 ms, or until the other side is gone.
  private static void readOrTimeOut(Socket socket) throws IOException {
    try {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("gone");
      }
    } catch (java.net.SocketTimeoutException _) {
      // drip on
    }
  }

  private static void talk(ServerSocket to) {
    try (Socket socket = to.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 1_000_000; i++) {
        out.write(("X-" + i + ": " + "a".repeat(100) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException _) {
      // the fetcher has left
    }
  }
}
