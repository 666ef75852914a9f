package org.recourse.server.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.fingerprint.Pixels;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.partner.GreyPng;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A platform without links hands in what a reviewer may have to look at, over HTTP throughout.
class ReviewPictureTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static StaffBrowser reviewer;
  private static StaffBrowser lead;

  @BeforeAll
  static void start() throws Exception {
    console = ConsoleUnderTest.start(folder);
    reviewer = console.member("reviewer", Role.REVIEWER).browser();
    lead = console.member("lead", Role.LEAD).browser();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  // Hills under a sky, with noise that is in no other file.
  private static byte[] picture(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] grey = new byte[640 * 400];
    for (int i = 0; i < grey.length; i++) {
      int x = i % 640;
      int y = i / 640;
      int hills = y > 240 + 80 * Math.sin((x + seed) / 60.0) ? 60 + x / 8 : 200 - y / 4;
      grey[i] = (byte) (hills + random.nextInt(8));
    }
    return GreyPng.write(Pixels.of(640, 400, 1, grey), 640);
  }

  private static String notice(String age) throws Exception {
    return console
        .api("/api/v1/notices", console.operator(), """
        {"reference": "handed-%d", "age": "%s",
         "notifier": {"capacity": "SELF", "contact": "someone@example.org", "signature": "Some One"},
         "items": [{"locator": "https://pictures.example/p/41", "kind": "AUTHENTIC"}],
         "declarations": {"nonConsent": true, "intimate": true, "goodFaith": true,
           "trueToBestKnowledge": true}}""".formatted(NUMBER.incrementAndGet(), age))
        .get("notice")
        .stringValue();
  }

  private static String located(String itemId) throws Exception {
    String notice = notice("ADULT");
    String path = "/api/v1/notices/" + notice + "/items/1/location";
    assertThat(console.call("PUT", path, "{\"itemId\":\"" + itemId + "\"}").statusCode())
        .isEqualTo(204);
    return notice;
  }

  // Who asks first hears what is refused before sending it; else the connection may be shut amid
  // a body that nobody reads.
  private static HttpResponse<String> handIn(String notice, byte[] file) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.server().port()
                + "/api/v1/notices/" + notice + "/items/1/picture"))
            .header("Content-Type", "image/png")
            .header("Authorization", "Bearer " + console.operator())
            .expectContinue(true)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(file))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode place(String notice) throws Exception {
    return JSON.readTree(
            console.call("GET", "/api/v1/notices/" + notice + "/items", "").body())
        .get(0);
  }

  private static HttpResponse<String> look(StaffBrowser who, String notice) throws Exception {
    who.get("/notices/" + notice);
    return who.post(
        "/notices/" + notice + "/items/1/look", Map.of("reason", "DECLARATIONS_UNCLEAR"));
  }

  private static void decide(String notice) throws Exception {
    reviewer.get("/notices/" + notice);
    assertThat(reviewer
            .post(
                "/notices/" + notice + "/items/1/decision",
                Map.of("outcome", "REMOVED", "ground", "DECLARED"))
            .statusCode())
        .isEqualTo(302);
  }

  @Test
  void counterOfLooksCountsTheOneThatIsBeingGranted() throws Exception {
    StaffBrowser looking = console.member("who looks", Role.REVIEWER).browser();
    for (int looks = 1; looks <= 2; looks++) {
      String notice = located("counted-" + looks);
      assertThat(handIn(notice, picture(100 + looks)).statusCode()).isEqualTo(204);
      assertThat(look(looking, notice).body())
          .contains("Looks today: " + looks + " of 40", (40 - looks) + " more today");
    }
  }

  @Test
  void itIsLookedAtOnceSmallAndGreyAndIsGoneWithTheDecision() throws Exception {
    String notice = located("41");
    assertThat(reviewer.get("/notices/" + notice).body()).doesNotContain("/look\"");
    assertThat(handIn(notice, picture(1)).statusCode()).isEqualTo(204);
    assertThat(place(notice).get("picture").booleanValue()).isTrue();
    assertThat(reviewer.get("/notices/" + notice).body()).contains("/look\"");
    String page = look(reviewer, notice).body();
    Matcher view = Pattern.compile("/views/([0-9a-f]{32})").matcher(page);
    assertThat(view.find()).as(page).isTrue();
    assertThat(lead.get(view.group()).statusCode()).isEqualTo(404);
    HttpResponse<String> shown = reviewer.get(view.group());
    assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(shown.body()).contains("PNG");
    assertThat(reviewer.get(view.group()).statusCode()).isEqualTo(404);
    assertThat(look(reviewer, notice).body()).contains("You saw this picture");
    decide(notice);
    assertThat(place(notice).get("picture").booleanValue()).isFalse();
    assertThat(handIn(notice, picture(1)).statusCode()).isEqualTo(404);
  }

  @Test
  void samePictureInAnotherNoticeIsNotShownAgainThoughItsPlatformMakesNoSignals() throws Exception {
    String first = located("61");
    String second = located("62");
    handIn(first, picture(2));
    handIn(second, picture(2));
    assertThat(look(reviewer, first).body()).contains("/views/");
    assertThat(look(reviewer, second).body()).contains("You saw this picture");
    decide(first);
    assertThat(reviewer.get("/notices/" + second).body()).contains("confirmed the same picture");
  }

  @Test
  void nothingIsTakenBeforeTheItemWasFoundNorOfSomebodyWhoMayHaveBeenUnder18() throws Exception {
    assertThat(handIn(notice("ADULT"), picture(3)).statusCode()).isEqualTo(409);
    for (String age : List.of("UNSURE", "UNDER_18")) {
      String notice = notice(age);
      String path = "/api/v1/notices/" + notice + "/items/1/location";
      console.call("PUT", path, "{\"itemId\":\"43\"}");
      HttpResponse<String> refused = handIn(notice, picture(3));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
      assertThat(place(notice).get("picture").booleanValue()).isFalse();
    }
  }

  @Test
  void whatIsTooLargeOrNoPictureIsRefusedAndNothingIsKept() throws Exception {
    String notice = located("44");
    byte[] whole = picture(4);
    byte[] bomb = whole.clone();
    // A width and a height of 65,535 in the header.
    Arrays.fill(bomb, 18, 20, (byte) 0xff);
    Arrays.fill(bomb, 22, 24, (byte) 0xff);
    Map<String, byte[]> refused = Map.of(
        "larger than 20 MiB",
        Arrays.copyOf(whole, 20 * 1024 * 1024 + 1),
        "text",
        "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
        "nothing",
        new byte[0],
        "a header alone",
        Arrays.copyOf(whole, 33),
        "more pixels than anybody has",
        bomb);
    for (var one : refused.entrySet()) {
      HttpResponse<String> answer = handIn(notice, one.getValue());
      assertThat(answer.statusCode())
          .as(one.getKey() + answer.body())
          .isEqualTo(one.getKey().startsWith("larger") ? 413 : 422);
      assertThat(place(notice).get("picture").booleanValue()).as(one.getKey()).isFalse();
    }
  }

  @Test
  void platformTakesItBack() throws Exception {
    String notice = located("45");
    handIn(notice, picture(5));
    String path = "/api/v1/notices/" + notice + "/items/1/picture";
    assertThat(console.call("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(console.call("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(look(reviewer, notice).body()).contains("has not found it, or shows it to nobody");
  }

  @Test
  void noPartOfTheFileNorOfWhatIsShownIsOnTheDisk() throws Exception {
    String notice = located("46");
    byte[] marked = marked(picture(6));
    assertThat(handIn(notice, marked).statusCode()).isEqualTo(204);
    String page = look(reviewer, notice).body();
    Matcher view = Pattern.compile("/views/([0-9a-f]{32})").matcher(page);
    assertThat(view.find()).as(page).isTrue();
    List<String> parts = List.of(
        "canary-in-a-picture",
        new String(marked, marked.length / 2, 64, StandardCharsets.ISO_8859_1),
        // The first rows of what is shown, as GreyPng compresses them: after its 33 + 8 bytes.
        "IHDR");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String part : parts) {
          assertThat(bytes.contains(part)).as("%s in %s", part, file).isFalse();
        }
      }
    }
  }

  // With a comment before the end, as a camera may write one. (The decoder reads on to the end.)
  private static byte[] marked(byte[] png) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(png, 0, png.length - 12);
    byte[] text = "tEXtComment\0canary-in-a-picture".getBytes(StandardCharsets.ISO_8859_1);
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(text);
    file.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(text.length - 4).array());
    file.writeBytes(text);
    file.writeBytes(java.nio.ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    file.write(png, png.length - 12, 12);
    return file.toByteArray();
  }
}
