package org.recourse.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A feed whose giver has the right key and lies all the same, as `docs/formats/feed-v1.md` would
/// have a consumer notice. Written by that page alone.
class HostileFeedTest {

  private static final String MD5 = "0123456789abcdef0123456789ab";
  private static final String ZEROS = "0".repeat(64);

  @TempDir
  private static Path folder;

  private static RunningHub hub;
  private static KeyPair key;
  private static int exchanges;

  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private volatile int acknowledging = 200;
  private volatile boolean endless;

  /// What every call is answered with while it is set: a run that was still going on may take an
  /// answer that was meant for the next.
  private volatile @Nullable String lie;

  private HttpServer giver;
  private String name = "";

  @BeforeAll
  static void startHub() throws Exception {
    hub = RunningHub.start(folder);
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @AfterAll
  static void stopHub() {
    hub.close();
  }

  @BeforeEach
  void start() throws Exception {
    giver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    giver.createContext("/feed/v1/batches", this::batch);
    giver.createContext("/feed/v1/acknowledgements", this::acknowledged);
    giver.start();
    name = "HOSTILE_" + (char) ('A' + exchanges++);
  }

  @AfterEach
  void stop() {
    giver.stop(0);
  }

  private void batch(HttpExchange call) throws IOException {
    String always = lie;
    String answer = always == null ? answers.poll() : always;
    if (endless) {
      call.sendResponseHeaders(200, 0);
      write33MiB(call);
    } else if (answer == null) {
      call.sendResponseHeaders(503, -1);
    } else {
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(200, body.length);
      call.getResponseBody().write(body);
    }
    call.close();
  }

  private static void write33MiB(HttpExchange call) {
    try (OutputStream out = call.getResponseBody()) {
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 33; i++) {
        out.write(spaces);
      }
    } catch (IOException _) {
      // The other side hung up, as it should.
    }
  }

  private void acknowledged(HttpExchange call) throws IOException {
    call.getRequestBody().readAllBytes();
    byte[] body = "{\"acknowledged\":1}".getBytes(StandardCharsets.US_ASCII);
    call.sendResponseHeaders(acknowledging, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  @Test
  void aBatchThatComesAgainIsAReplayAndChangesNothing() throws Exception {
    String first = payload(1, ZEROS, "0", "5", item(5, MD5 + "0001", "CONFIRMED"));
    String second = payload(2, digest(first), "5", "6", item(6, MD5 + "0001", "WITHDRAWN"));
    answers.add(signed(first));
    answers.add(signed(second));
    answers.add(signed(first));
    follow();
    failsWith("REPLAYED");
    assertThat(hub.matches("video_md5", MD5 + "0001")).isZero();
    assertThat(status().get("fetched").longValue()).isEqualTo(2);
    answers.add(signed(second));
    run();
    failsWith("REPLAYED");
  }

  @Test
  void aBatchThatTellsAnotherStoryThanBeforeIsAFork() throws Exception {
    String first = payload(1, ZEROS, "0", "5", item(5, MD5 + "0002", "PROPOSED"));
    answers.add(signed(first));
    follow();
    failsWith("BUSY");
    for (String forked : new String[] {
      payload(2, ZEROS, "5", "6", item(6, MD5 + "0003", "PROPOSED")),
      payload(3, digest(first), "5", "6", item(6, MD5 + "0003", "PROPOSED")),
      payload(2, digest(first), "4", "6", item(6, MD5 + "0003", "PROPOSED"))
    }) {
      forgetFailure();
      lie = signed(forked);
      run();
      failsWith("FORKED");
    }
    forgetFailure();
    acknowledging = 409;
    run();
    failsWith("FORKED");
    assertThat(hub.matches("video_md5", MD5 + "0003")).isZero();
    acknowledging = 200;
    answers.add(signed(payload(2, digest(first), "5", "6", item(6, MD5 + "0002", "WITHDRAWN"))));
    run();
    eventually(() -> hub.matches("video_md5", MD5 + "0002") == 0);
  }

  @Test
  void anAnswerThatIsTooLargeIsRefusedWhole() throws Exception {
    endless = true;
    follow();
    failsWith("TOO_LARGE");
    assertThat(status().get("fetched").longValue()).isZero();
  }

  @Test
  void whatIsSignedButIsNoBatchIsUnreadableAndNeverOurOwnMistake() throws Exception {
    follow();
    failsWith("BUSY");
    String right = payload(1, ZEROS, "0", "5", item(5, MD5 + "0004", "PROPOSED"));
    for (String wrong : new String[] {
      "null",
      "[]",
      "{\"payload\":null,\"signature\":null,\"digest\":null}",
      signed("null"),
      signed("7"),
      signed(right.replace("\"records\":[", "\"records\":[null,")),
      signed(right.replace("\"upTo\":\"5\"", "\"upTo\":null")),
      signed(right.replace("\"upTo\":\"5\"", "\"upTo\":\"4\"")),
      signed(right.replace("\"upTo\":\"5\"", "\"upTo\":\"five\"")),
      signed(right.replace("\"sequence\":5", "\"sequence\":-1")),
      signed(right.replace("\"sequence\":5", "\"sequence\":99999999999999999999")),
      signed(right.replace("\"more\":false", "\"more\":false,\"extra\":1")),
      signed("[".repeat(100_000))
    }) {
      forgetFailure();
      lie = wrong;
      run();
      failsWith("UNREADABLE");
    }
    forgetFailure();
    lie = signed(right.replace("recourse-feed-v1", "recourse-feed-v2"));
    run();
    failsWith("UNKNOWN_FORMAT");
    lie = null;
    assertThat(hub.matches("video_md5", MD5 + "0004")).isZero();
    answers.add(signed(right));
    run();
    eventually(() -> hub.matches("video_md5", MD5 + "0004") == 1);
  }

  private void follow() throws Exception {
    hub.operate(
        "/api/v1/exchanges",
        "{\"name\":\"" + name + "\",\"kind\":\"recourse_feed\",\"everySeconds\":86400,"
            + "\"settings\":{\"base_url\":\"http://127.0.0.1:"
            + giver.getAddress().getPort()
            + "\",\"public_key\":\""
            + Base64.getEncoder().encodeToString(key.getPublic().getEncoded())
            + "\"},\"credentials\":{\"key\":\"k\"}}");
  }

  /// Runs into a 503, so that the next failure can be told from the last.
  private void forgetFailure() throws Exception {
    lie = null;
    run();
    failsWith("BUSY");
  }

  private void run() throws Exception {
    hub.operate("/api/v1/exchanges/" + name + "/run", "{}");
  }

  private void failsWith(String why) throws Exception {
    eventually(() -> status().path("failure").asString("").equals(why));
  }

  private JsonNode status() throws Exception {
    return hub.operate("/api/v1/exchanges/" + name).get("status");
  }

  private void eventually(Callable<Boolean> holds) throws Exception {
    long until = System.nanoTime() + 30_000_000_000L;
    while (!holds.call()) {
      assertThat(System.nanoTime()).as(status().toString()).isLessThan(until);
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static String item(long sequence, String md5, String state) {
    return "{\"sequence\":" + sequence + ",\"type\":\"video_md5\",\"value\":\"" + md5
        + "\",\"state\":\"" + state + "\",\"at\":1772539190}";
  }

  private static String payload(
      int number, String previous, String after, String upTo, String records) throws Exception {
    byte[] id = MessageDigest.getInstance("SHA-256").digest(key.getPublic().getEncoded());
    return "{\"format\":\"recourse-feed-v1\",\"feed\":\"" + HexFormat.of().formatHex(id, 0, 16)
        + "\",\"consumer\":\"2\",\"number\":" + number + ",\"previous\":\"" + previous
        + "\",\"after\":\"" + after + "\",\"upTo\":\"" + upTo
        + "\",\"more\":false,\"madeAt\":1772539200,\"records\":[" + records + "]}";
  }

  private static String digest(String payload) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8)));
  }

  private static String signed(String payload) throws Exception {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update("recourse-feed-v1\n".getBytes(StandardCharsets.US_ASCII));
    signature.update(bytes);
    Base64.Encoder base64 = Base64.getEncoder();
    return "{\"payload\":\"" + base64.encodeToString(bytes) + "\",\"signature\":\""
        + base64.encodeToString(signature.sign()) + "\",\"digest\":\"" + digest(payload) + "\"}";
  }
}
