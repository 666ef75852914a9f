package org.recourse.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over TLS the address is the one that was checked, and the name still the one that was asked
/// for: in the certificate, in SNI, and in `Host`. The certificate is made here and trusted here.
class UrlFetcherTlsTest {

  private static final String NAME = "pictures.example";
  private static final char[] PASSWORD = "of this test".toCharArray();
  private static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

  @TempDir
  private static Path folder;

  private static SSLContext trusting;
  private static SSLServerSocket server;

  @BeforeAll
  static void start() throws Exception {
    KeyStore keys = certificate();
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    server = (SSLServerSocket) trusting
        .getServerSocketFactory()
        .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(UrlFetcherTlsTest::serve);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void theNameIsInTheHandshakeAndInTheRequestThoughTheAddressWasCheckedBefore() throws Exception {
    try (UrlFetcher fetcher = fetcher(new DefaultClientTlsStrategy(trusting))) {
      assertThat(text(fetcher, NAME)).isEqualTo("a picture");
    }
    assertThat(SEEN).containsExactly("sni " + NAME, "host: " + NAME + ":" + server.getLocalPort());
  }

  @Test
  void aCertificateForAnotherNameIsRefusedBeforeAnythingIsAsked() {
    try (UrlFetcher fetcher = fetcher(new DefaultClientTlsStrategy(trusting))) {
      assertRefused(fetcher, "other.example");
    }
    assertThat(SEEN).noneMatch(seen -> seen.startsWith("host:"));
  }

  @Test
  void aCertificateThatNobodyTrustsIsRefusedBeforeAnythingIsAsked() {
    try (UrlFetcher fetcher = fetcher(DefaultClientTlsStrategy.createDefault())) {
      assertRefused(fetcher, NAME);
    }
    assertThat(SEEN).noneMatch(seen -> seen.startsWith("host:"));
  }

  private static UrlFetcher fetcher(DefaultClientTlsStrategy tls) {
    return new UrlFetcher(
        new FetchSettings(true, Set.of(server.getLocalPort()), List.of()),
        name -> List.of(InetAddress.getLoopbackAddress()),
        InetAddress::isLoopbackAddress,
        tls,
        Duration.ofSeconds(30));
  }

  private static String text(UrlFetcher fetcher, String name) throws IOException {
    return fetcher.fetch(
        "https://" + name + ":" + server.getLocalPort() + "/file",
        1_000,
        fetched -> new String(fetched.bytes().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static void assertRefused(UrlFetcher fetcher, String name) {
    assertThatThrownBy(() -> text(fetcher, name))
        .isInstanceOfSatisfying(
            FetchRefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(FetchRefusal.NO_ANSWER));
  }

  private static KeyStore certificate() throws Exception {
    Path file = folder.resolve("keys");
    Process made = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "pictures",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + NAME,
            "-ext",
            "SAN=dns:" + NAME,
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("keytool").toFile())
        .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static void serve() {
    while (!server.isClosed()) {
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        answer(socket);
      } catch (IOException _) {
        // The handshake was refused by the other end, or the test is over.
      }
    }
  }

  private static void answer(SSLSocket socket) throws IOException {
    socket.startHandshake();
    if (socket.getSession() instanceof ExtendedSSLSession session) {
      session
          .getRequestedServerNames()
          .forEach(name -> SEEN.add("sni " + ((SNIHostName) name).getAsciiName()));
    }
    BufferedReader in = new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("host:")) {
        SEEN.add(line.toLowerCase(Locale.ROOT));
      }
    }
    socket
        .getOutputStream()
        .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\na picture"
            .getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
