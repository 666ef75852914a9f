package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.browser.Devtools;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.server.intake.browser.Requester.Kept;
import tools.jackson.databind.JsonNode;

/// Fingerprints of pictures made in a real browser, from the first question to the deletion.
class ProtectInBrowserTest {

  private static final Path PHOTOS = Path.of("../examples/photos");
  private static final String CANARY = "canary-8c1f40e7-in-a-comment-of-the-picture";
  private static final int MOST_SENT = 64 * 1024;
  private static final Map<String, String> ANSWERS = Map.of(
      "safe", "yes", "age", "ADULT", "who", "SELF", "what", "PROTECT", "c1", "yes", "c3", "yes");

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;

  @BeforeAll
  static void start() throws Exception {
    intake = IntakeUnderTest.start(folder);
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @Test
  void onlyFingerprintsLeaveTheBrowserAndTheyAreInTheBankUntilSheTakesThemBack() throws Exception {
    List<Path> pictures = pictures();
    List<String> expected = new ArrayList<>();
    for (Path picture : pictures) {
      expected.add(intake.pdq(picture));
    }
    try (Devtools browser = new Devtools()) {
      Requester she = new Requester(browser, intake.origin(), "en");
      assertThat(she.walk(ANSWERS))
          .containsExactly("SAFE", "AGE", "WHO", "WHAT", "PROTECT", "CONSENT", "CODE");
      Kept kept = she.keep();
      assertThat(kept.words().split(" ", -1)).hasSize(8);
      she.press("pictures");
      browser.until("!document.getElementById('files').disabled");
      browser.choose("#files", pictures);
      browser.until("document.querySelectorAll('#list li').length === " + pictures.size());
      assertThat(she.text()).contains("Ready.").doesNotContain("cannot open it");
      assertThat(verdicts(expected)).containsOnly("NONE");
      she.press("pictures-add");
      assertThat(verdicts(expected)).containsOnly("REVIEW");
      assertThatLittleLeft(browser, kept);
      comeBackAndTakeBack(she, kept, expected);
      assertThat(browser.complaints()).isEmpty();
    }
    assertThatNoFileHas(CANARY);
  }

  private static void comeBackAndTakeBack(Requester she, Kept kept, List<String> expected)
      throws Exception {
    she.enter(kept);
    assertThat(she.text()).contains(kept.number(), "Fingerprints kept: " + expected.size() + '.');
    she.takeBack("MATCH_UPLOADS");
    assertThat(she.text()).contains("You took it back.");
    assertThat(verdicts(expected)).containsOnly("NONE");
    she.press("delete");
    she.press("delete-now");
    assertThat(she.text()).contains("Everything is deleted");
    assertThat(verdicts(expected)).containsOnly("NONE");
    she.enter(kept);
    assertThat(she.text()).contains("This did not open anything.");
  }

  private static void assertThatLittleLeft(Devtools browser, Kept kept) {
    long sent = 0;
    assertThat(browser.requests()).anyMatch(request -> request.toString().contains("worker"));
    for (JsonNode request : browser.requests()) {
      URI address = URI.create(request.get("url").stringValue());
      String body = request.path("postData").asString("");
      assertThat(address.getScheme() + "://" + address.getAuthority()).isEqualTo(intake.origin());
      assertThat(address.getQuery()).isNull();
      assertThat(request.toString()).doesNotContain(CANARY, CANARY.substring(0, 15));
      assertThat(body).doesNotContain(kept.words().replace(' ', '+'));
      if (request.path("hasPostData").asBoolean(false) && body.isEmpty()) {
        // The start's form has no fields; no other's content was withheld from this test.
        assertThat(address.getPath()).isEqualTo("/en/step");
      }
      sent += body.length();
    }
    assertThat(sent).isPositive().isLessThanOrEqualTo(MOST_SENT);
  }

  private static List<String> verdicts(List<String> prints) throws Exception {
    List<String> verdicts = new ArrayList<>();
    for (String print : prints) {
      verdicts.add(intake.verdict(print));
    }
    return verdicts;
  }

  private static List<Path> pictures() throws IOException {
    List<Path> marked = new ArrayList<>();
    for (String name :
        List.of("sunset_by_Aitzol_Berasategi.jpg", "life_by_Aitzol_Berasategi.jpg")) {
      marked.add(marked(PHOTOS.resolve(name)));
    }
    return marked;
  }

  // A comment (T.81 B.2.4.5) right after the start of the image.
  private static Path marked(Path jpeg) throws IOException {
    byte[] all = Files.readAllBytes(jpeg);
    byte[] comment = CANARY.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.write(all, 0, 2);
    marked.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (comment.length + 2)});
    marked.write(comment);
    marked.write(all, 2, all.length - 2);
    Path file = Files.createTempFile(CANARY, ".jpg");
    file.toFile().deleteOnExit();
    return Files.write(file, marked.toByteArray());
  }

  private static void assertThatNoFileHas(String canary) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(canary)).as(file.toString()).isFalse();
      }
    }
  }
}
