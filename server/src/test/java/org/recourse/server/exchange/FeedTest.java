package org.recourse.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our own feed between two whole hubs, and what a stranger sees of it.
class FeedTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String MD5 = "00112233445566778899aabbccddee";

  @TempDir
  private static Path folder;

  private static RunningHub giver;
  private static RunningHub taker;

  @BeforeAll
  static void start() throws Exception {
    giver = RunningHub.start(Files.createDirectory(folder.resolve("giver")));
    taker = RunningHub.start(Files.createDirectory(folder.resolve("taker")));
    giver.createSharedBank("HARBOUR", false);
  }

  @AfterAll
  static void stop() {
    giver.close();
    taker.close();
  }

  @Test
  void aStrangerVerifiesABatchByTheDocumentAlone() throws Exception {
    giver.add("HARBOUR", "CONFIRMED", "video_md5", MD5 + "01");
    List<String> key = bearer(giver.key("stranger", "FETCH"));
    JsonNode signed = ok(giver.get("/feed/v1/batches?after=0", key));
    byte[] payload = Base64.getDecoder().decode(signed.get("payload").stringValue());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey()))));
    signature.update("recourse-feed-v1\n".getBytes(StandardCharsets.US_ASCII));
    signature.update(payload);
    assertThat(
            signature.verify(Base64.getDecoder().decode(signed.get("signature").stringValue())))
        .isTrue();
    String digest =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
    assertThat(signed.get("digest").stringValue()).isEqualTo(digest);
    JsonNode batch = JSON.readTree(payload);
    assertThat(batch.get("format").stringValue()).isEqualTo("recourse-feed-v1");
    assertThat(batch.get("number").longValue()).isEqualTo(1);
    assertThat(batch.get("previous").stringValue()).isEqualTo("0".repeat(64));
    assertThat(batch.get("records").toString())
        .contains("\"type\":\"video_md5\",\"value\":\"" + MD5 + "01\",\"state\":\"CONFIRMED\"");
    JsonNode done =
        giver.post("/feed/v1/acknowledgements", key, "{\"batch\":1,\"digest\":\"" + digest + "\"}");
    assertThat(done.get("acknowledged").longValue()).isEqualTo(1);
    giver.post("/feed/v1/acknowledgements", key, "{\"batch\":1,\"digest\":\"" + digest + "\"}");
    JsonNode second = JSON.readTree(Base64.getDecoder()
        .decode(ok(giver.get("/feed/v1/batches?after=" + batch.get("upTo").stringValue(), key))
            .get("payload")
            .stringValue()));
    assertThat(second.get("number").longValue()).isEqualTo(2);
    assertThat(second.get("previous").stringValue()).isEqualTo(digest);
  }

  @Test
  void aCursorThatWasNotAcknowledgedAndAWrongDigestAreConflicts() throws Exception {
    giver.add("HARBOUR", "PROPOSED", "video_md5", MD5 + "02");
    List<String> key = bearer(giver.key("impatient", "FETCH"));
    ok(giver.get("/feed/v1/batches?after=0", key));
    HttpResponse<String> ahead = giver.get("/feed/v1/batches?after=1", key);
    assertThat(ahead.statusCode()).isEqualTo(409);
    assertThat(ahead.body()).contains("CURSOR_CONFLICT");
    HttpResponse<String> wrong = giver.postAny(
        "/feed/v1/acknowledgements", key, "{\"batch\":1,\"digest\":\"" + "0".repeat(64) + "\"}");
    assertThat(wrong.statusCode()).isEqualTo(409);
  }

  @Test
  void aWithdrawalIsForgottenByTheOtherHubAndTheTimeIsShown() throws Exception {
    String signal = MD5 + "03";
    long entry = giver.add("HARBOUR", "PROPOSED", "video_md5", signal);
    follow("FORGETTING", publicKey());
    eventually("FORGETTING", () -> taker.matches("video_md5", signal) == 1);
    giver.say(entry, "WITHDRAWN");
    eventually("FORGETTING", () -> taker.matches("video_md5", signal) == 0);
    eventually("FORGETTING", () -> consumer("FORGETTING").get("mustForget").longValue() == 0);
    JsonNode shown = consumer("FORGETTING");
    assertThat(shown.get("timeToForget").get("count").longValue()).isEqualTo(1);
    assertThat(shown.get("timeToForget").get("mostMilliseconds").longValue()).isPositive();
    assertThat(shown.get("acknowledges").booleanValue()).isTrue();
    taker.operate("/api/v1/exchanges/FORGETTING/restart", "{}");
    eventually("FORGETTING", () -> status("FORGETTING").get("fetched").longValue() >= 4);
    assertThat(taker.matches("video_md5", signal)).isZero();
  }

  @Test
  void aForgottenEntryAndARemovedBankAreForgottenByTheOtherHubAndARestartBringsNothingBack()
      throws Exception {
    giver.createSharedBank("DOOMED", false);
    long entry = giver.add("HARBOUR", "PROPOSED", "video_md5", MD5 + "06");
    giver.add("DOOMED", "CONFIRMED", "video_md5", MD5 + "07");
    follow("TOMBSTONES", publicKey());
    eventually("TOMBSTONES", () -> taker.matches("video_md5", MD5 + "07") == 1);
    assertThat(taker.matches("video_md5", MD5 + "06")).isEqualTo(1);
    assertThat(giver.delete("/api/v1/entries/" + entry).statusCode()).isEqualTo(204);
    assertThat(giver.delete("/api/v1/banks/DOOMED").statusCode()).isEqualTo(204);
    eventually("TOMBSTONES", () -> taker.matches("video_md5", MD5 + "07") == 0);
    assertThat(taker.matches("video_md5", MD5 + "06")).isZero();
    eventually("TOMBSTONES", () -> consumer("TOMBSTONES").get("mustForget").longValue() == 0);
    assertThat(consumer("TOMBSTONES").get("timeToForget").get("count").longValue())
        .isEqualTo(2);
    long before = status("TOMBSTONES").get("fetched").longValue();
    taker.operate("/api/v1/exchanges/TOMBSTONES/restart", "{}");
    eventually("TOMBSTONES", () -> status("TOMBSTONES").get("fetched").longValue() > before);
    assertThat(taker.matches("video_md5", MD5 + "06")).isZero();
    assertThat(taker.matches("video_md5", MD5 + "07")).isZero();
  }

  @Test
  void aFeedSignedByAnotherKeyIsRefusedWhole() throws Exception {
    giver.add("HARBOUR", "PROPOSED", "video_md5", MD5 + "04");
    String other = ok(taker.get("/feed/v1/key", bearer(taker.key("own", "FETCH"))))
        .get("publicKey")
        .stringValue();
    follow("FORGED", other);
    eventually(
        "FORGED", () -> status("FORGED").path("failure").asString("").equals("BAD_SIGNATURE"));
    assertThat(status("FORGED").get("fetched").longValue()).isZero();
  }

  @Test
  void whatWasFetchedIsNotHandedOn() throws Exception {
    giver.add("HARBOUR", "PROPOSED", "video_md5", MD5 + "05");
    follow("PASSED_ON", publicKey());
    eventually("PASSED_ON", () -> status("PASSED_ON").get("fetched").longValue() > 0);
    taker.share("PASSED_ON", true, false);
    JsonNode signed =
        ok(taker.get("/feed/v1/batches?after=0", bearer(taker.key("third", "FETCH"))));
    String batch = new String(
        Base64.getDecoder().decode(signed.get("payload").stringValue()), StandardCharsets.UTF_8);
    assertThat(batch).contains("\"records\":[]");
  }

  private static void follow(String name, String publicKey) throws Exception {
    taker.operate(
        "/api/v1/exchanges",
        "{\"name\":\"" + name + "\",\"kind\":\"recourse_feed\",\"settings\":{\"base_url\":\""
            + giver.address() + "\",\"public_key\":\"" + publicKey
            + "\"},\"credentials\":{\"key\":\"" + giver.key(name, "FETCH") + "\"}}");
  }

  /// Runs an exchange until something holds, at most 30 seconds.
  private static void eventually(String exchange, Callable<Boolean> holds) throws Exception {
    long until = System.nanoTime() + 30_000_000_000L;
    while (!holds.call()) {
      assertThat(System.nanoTime()).as(status(exchange).toString()).isLessThan(until);
      taker.operate("/api/v1/exchanges/" + exchange + "/run", "{}");
      LockSupport.parkNanos(200_000_000);
    }
  }

  private static JsonNode status(String exchange) throws Exception {
    return taker.operate("/api/v1/exchanges/" + exchange).get("status");
  }

  private static JsonNode consumer(String source) throws Exception {
    for (JsonNode consumer : giver.operate("/api/v1/consumers")) {
      if (consumer.get("source").stringValue().equals(source)) {
        return consumer;
      }
    }
    throw new AssertionError("no such consumer");
  }

  private static String publicKey() throws Exception {
    return ok(giver.get("/feed/v1/key", bearer(giver.key("reader", "FETCH"))))
        .get("publicKey")
        .stringValue();
  }

  private static List<String> bearer(String key) {
    return List.of("Authorization", "Bearer " + key);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return RunningHub.json(answer);
  }
}
