package org.recourse.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The site over HTTP, beside a Recourse that answers what the test says.
class PictureSiteTest {

  private static final String NOTICE = "AAAA-BBBB-CCCC-DD";
  private static final String LOCATION = "PUT /api/v1/notices/" + NOTICE + "/items/1/location";

  @TempDir
  private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final StubRecourse recourse;
  private final PictureSite site;

  PictureSiteTest() throws IOException {
    recourse = new StubRecourse();
    site = PictureSite.at(InetAddress.getLoopbackAddress(), 0);
  }

  @BeforeEach
  void connect() {
    site.connect(
        new Connection(recourse.address(), "key", "secret", "https://help.example/en#where="),
        folder);
  }

  @AfterEach
  void close() {
    site.close();
    recourse.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(site.address().resolve(path)));
  }

  private HttpResponse<String> upload(String title) throws IOException, InterruptedException {
    return upload(title, "\u00ff\u00d8\u00ff and what else is in a picture");
  }

  private HttpResponse<String> upload(String title, String file)
      throws IOException, InterruptedException {
    String form = part("title", title) + part("file", file) + "--b--\r\n";
    return send(HttpRequest.newBuilder(site.address().resolve("/upload"))
        .header("Content-Type", "multipart/form-data; boundary=b")
        .POST(BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1)));
  }

  private static String part(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, content);
  }

  private String own(HttpResponse<String> uploaded) throws IOException, InterruptedException {
    return get(uploaded.headers().firstValue("Location").orElseThrow()).body();
  }

  private int tell(String id, String news) throws Exception {
    String body = "{\"id\":\"" + id + "\",\"notice\":\"" + NOTICE + "\"," + news + "}";
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = mac.doFinal((timestamp + '.' + body).getBytes(StandardCharsets.UTF_8));
    return send(HttpRequest.newBuilder(site.webhook())
            .header("Recourse-Timestamp", timestamp)
            .header("Recourse-Signature", "v1=" + HexFormat.of().formatHex(signed))
            .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  private void noticeNames(String locator, boolean restricted) {
    recourse.answer(
        "GET /api/v1/notices/" + NOTICE + "/items",
        Json.write(List.of(Map.of("number", 1, "locator", locator, "restricted", restricted))));
  }

  @Test
  void aPictureIsRememberedBeforeItIsLookedUpAndThenShown() throws Exception {
    HttpResponse<String> uploaded = upload("Hills");
    assertThat(uploaded.statusCode()).isEqualTo(303);
    assertThat(own(uploaded)).contains("/p/1");
    assertThat(get("/").body()).contains("/p/1");
    assertThat(get("/raw/1").headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(recourse.bodies("POST /api/v1/lookups"))
        .singleElement()
        .satisfies(body -> assertThat(body).contains("\"remember\":\"1\""));
  }

  @Test
  void whatRecourseSaysToActUponIsStoppedAndNotKept() throws Exception {
    recourse.verdict("ACT");
    assertThat(upload("Hills").statusCode()).isEqualTo(403);
    assertThat(get("/raw/1").statusCode()).isEqualTo(404);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatResemblesSomethingKnownIsHeldAndItsUploaderIsToldSo() throws Exception {
    recourse.verdict("REVIEW");
    assertThat(own(upload("Hills"))).contains("Your picture is held");
    assertThat(get("/raw/1").statusCode()).isEqualTo(404);
    assertThat(get("/").body()).doesNotContain("/p/1");
  }

  @Test
  void withoutAnAnswerNothingIsShown() throws Exception {
    recourse.forget("POST /api/v1/lookups/media");
    assertThat(own(upload("Hills"))).contains("Your picture is held");
    assertThat(get("/raw/1").statusCode()).isEqualTo(404);
  }

  @Test
  void aNoticeIsAnsweredWithThePictureItsCopiesAndALinkThatShowsItOnce() throws Exception {
    upload("Hills");
    upload("The same file");
    noticeNames(site.address() + "/p/1?from=mail", false);
    assertThat(tell("1", "\"event\":\"notice.received\"")).isEqualTo(200);
    String first = recourse.bodies(LOCATION).getFirst();
    assertThat(first)
        .contains("\"itemId\":\"1\"", "\"type\":\"pdq\"", "\"likeness\":\"IDENTICAL\"", "\"2\"");
    URI view = URI.create(Json.object(first).text("view"));
    assertThat(send(HttpRequest.newBuilder(view)).statusCode()).isEqualTo(200);
    assertThat(send(HttpRequest.newBuilder(view)).statusCode()).isEqualTo(404);
    // The next reviewer was given another.
    String second = recourse.bodies(LOCATION).getLast();
    URI next = URI.create(Json.object(second).text("view"));
    assertThat(send(HttpRequest.newBuilder(next)).statusCode()).isEqualTo(200);
  }

  @Test
  void ofAPersonWhoMayBeAChildNothingIsFingerprintedOrShown() throws Exception {
    upload("Hills");
    noticeNames("1", true);
    assertThat(tell("1", "\"event\":\"notice.received\"")).isEqualTo(200);
    assertThat(recourse.bodies(LOCATION)).singleElement().satisfies(said -> {
      assertThat(said).contains("\"itemId\":\"1\"", "\"signals\":[]", "\"copies\":[]");
      assertThat(said).doesNotContain("view");
    });
  }

  @Test
  void whatWasDecidedGoesWithItsCopiesAndComesBackIfTheDecisionDoes() throws Exception {
    HttpResponse<String> uploaded = upload("Hills");
    upload("A copy");
    assertThat(
            tell(
                "1",
                "\"event\":\"item.act\",\"action\":7,\"item\":1,\"effect\":\"REMOVED\","
                    + "\"itemId\":\"1\",\"copies\":[\"2\",\"99\"],\"statement\":{\"text\":{\"en\":\"because\"}}"))
        .isEqualTo(200);
    assertThat(get("/p/1").statusCode()).isEqualTo(404);
    assertThat(get("/raw/2").statusCode()).isEqualTo(404);
    assertThat(own(uploaded)).contains("was taken off", "because");
    assertThat(recourse.bodies("PUT /api/v1/actions/7/done")).hasSize(1);
    assertThat(tell(
            "2",
            "\"event\":\"item.restore\",\"action\":8,\"item\":1,\"itemId\":\"1\","
                + "\"copies\":[\"2\"]"))
        .isEqualTo(200);
    assertThat(get("/p/1").statusCode()).isEqualTo(200);
    assertThat(get("/p/2").statusCode()).isEqualTo(200);
    assertThat(recourse.bodies("PUT /api/v1/actions/8/done")).hasSize(1);
  }

  @Test
  void theSameDeliveryIsDoneOnce() throws Exception {
    upload("Hills");
    String act = "\"event\":\"item.act\",\"action\":7,\"itemId\":\"1\",\"copies\":[]";
    assertThat(tell("1", act)).isEqualTo(200);
    assertThat(tell("1", act)).isEqualTo(200);
    assertThat(recourse.bodies("PUT /api/v1/actions/7/done")).hasSize(1);
  }

  @Test
  void whatCouldNotBeDoneIsToldAgain() throws Exception {
    String received = "\"event\":\"notice.received\"";
    upload("Hills");
    assertThat(tell("1", received)).isEqualTo(503);
    noticeNames("1", false);
    assertThat(tell("1", received)).isEqualTo(200);
    assertThat(recourse.bodies(LOCATION)).hasSize(1);
  }

  @Test
  void whatIsNotSignedChangesNothing() throws Exception {
    upload("Hills");
    HttpResponse<String> forged = send(HttpRequest.newBuilder(site.webhook())
        .header("Recourse-Timestamp", Long.toString(Instant.now().getEpochSecond()))
        .header("Recourse-Signature", "v1=" + "0".repeat(64))
        .POST(BodyPublishers.ofString("{\"id\":\"1\",\"event\":\"item.act\",\"itemId\":\"1\"}")));
    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(get("/p/1").statusCode()).isEqualTo(200);
  }

  @Test
  void anUploaderObjectsUnderTheNoticesNumber() throws Exception {
    recourse.answer("POST /api/v1/appeals", "{\"appeal\":1}");
    HttpResponse<String> uploaded = upload("Hills");
    tell("1", "\"event\":\"item.act\",\"action\":7,\"item\":1,\"itemId\":\"1\",\"copies\":[]");
    String own = uploaded.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> objected =
        send(HttpRequest.newBuilder(site.address().resolve(own + "/objection"))
            .POST(BodyPublishers.ofString("text=It+is+a+hill")));
    assertThat(objected.statusCode()).isEqualTo(200);
    assertThat(recourse.bodies("POST /api/v1/appeals"))
        .singleElement()
        .satisfies(body -> assertThat(body).contains(NOTICE, "It is a hill"));
  }

  @Test
  void aTitleIsShownAsText() throws Exception {
    upload("<script>alert(1)</script>\" onerror=\"alert(2)");
    assertThat(get("/").body() + get("/p/1").body())
        .doesNotContain("<script", "\" onerror")
        .contains("&lt;script&gt;");
  }

  @Test
  void aPicturesPageLeadsToTheReportWithItsPlaceBehindTheHash() throws Exception {
    upload("Hills");
    assertThat(get("/p/1").body())
        .contains("href=\"https://help.example/en#where=http%3A%2F%2F127.0.0.1%3A");
  }

  @Test
  void whatIsNoPictureIsNotTaken() throws Exception {
    HttpResponse<String> answer = upload("Hills", "<svg onload=alert(1)>............");
    assertThat(answer.statusCode()).isEqualTo(415);
  }
}
