package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.Visitor.Kept;

/// A caseworker and a requester who wants one, over HTTP and without script.
class CaseworkerTest {

  private static final Pattern CASE = Pattern.compile("/cases/(\\d+)");

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static String origin;
  private static ConsoleUnderTest.Member caseworker;
  private static ConsoleUnderTest.Member lead;

  @BeforeAll
  static void start() throws Exception {
    console = ConsoleUnderTest.start(folder, settings -> settings.receiving(new IntakeSettings(0)));
    origin = "http://localhost:" + console.server().port(Face.INTAKE).orElseThrow();
    Visitor early = new Visitor(origin, "en");
    early.walk(IntakeUnderTest.report());
    early.press("/step", "back", Map.of());
    early.press("/step", "back", Map.of());
    assertThat(early.screen()).isEqualTo("CONSENT");
    assertThat(early.body()).doesNotContain("name=\"c6\"");
    caseworker = console.member("caseworker", Role.CASEWORKER);
    lead = console.member("lead", Role.LEAD);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  /// Somebody with her case.
  private record She(Visitor visitor, Kept kept) {

    static She opens(boolean shares) throws Exception {
      Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
      answers.put("told", "I never agreed <b>to this</b>.");
      if (shares) {
        answers.put("c6", "yes");
      }
      Visitor visitor = new Visitor(origin, "en");
      return new She(visitor, visitor.open(answers));
    }

    String comesBack() throws Exception {
      visitor.enter(kept);
      return visitor.body();
    }
  }

  private static String open(StaffBrowser who, She she) throws Exception {
    who.get("/cases");
    HttpResponse<String> found = who.post("/cases", Map.of("number", she.kept().number()));
    return found.headers().firstValue("Location").map(CaseworkerTest::path).orElse("");
  }

  private static String path(String location) {
    Matcher found = CASE.matcher(location);
    return found.find() ? found.group() : "";
  }

  @Test
  void theyWriteToEachOtherAndItEndsWhenSheTakesItBack() throws Exception {
    She she = She.opens(true);
    StaffBrowser browser = caseworker.browser();
    String path = open(browser, she);
    String page = browser.get(path).body();
    assertThat(page)
        .contains("I never agreed &lt;b&gt;to this&lt;/b&gt;.", "https://pictures.example/item/17")
        .contains("She lets caseworkers read it");
    for (String word : she.kept().words().split(" ", -1)) {
      assertThat(page.contains(">" + word + "<")).as(word).isFalse();
    }
    assertThat(she.comesBack()).contains("read your case.");
    browser.get(path);
    assertThat(browser
            .post(path + "/messages", Map.of("text", "We are <i>here</i>."))
            .statusCode())
        .isEqualTo(302);
    assertThat(she.comesBack()).contains("writes: We are &lt;i&gt;here&lt;/i&gt;.");
    assertThat(she.comesBack().split("read your case", -1)).hasSize(2);
    she.visitor().act("write", Map.of());
    assertThat(she.visitor().body()).contains("We are &lt;i&gt;here");
    assertThat(she.visitor().act("write-send", Map.of("text", "  ")).statusCode())
        .isEqualTo(422);
    String tooLong = "x".repeat(4_001);
    assertThat(she.visitor().act("write-send", Map.of("text", tooLong)).body()).contains(tooLong);
    she.visitor().act("write-send", Map.of("text", "Thank <u>you</u>."));
    assertThat(she.visitor().body()).contains("Your message is there.");
    assertThat(browser.get("/cases").body()).contains("since ");
    assertThat(browser.get(path).body()).contains("Thank &lt;u&gt;you&lt;/u&gt;.");

    she.comesBack();
    she.visitor().act("take", Map.of("which", "READ_CASE"));
    assertThat(browser.get(path).statusCode()).isEqualTo(404);
    assertThat(browser.post(path + "/messages", Map.of("text", "Still?")).statusCode())
        .isEqualTo(404);
    assertThat(open(browser, she)).isEmpty();
    assertThat(browser.get("/cases").body()).doesNotContain(she.kept().number());
    assertThat(she.visitor().act("write-send", Map.of("text", "Hello?")).statusCode())
        .isEqualTo(422);
    assertThat(she.comesBack()).contains("We are &lt;i&gt;here").doesNotContain("Still?");
  }

  @Test
  void caseThatIsNotSharedIsNotThereForAnybody() throws Exception {
    She she = She.opens(false);
    for (StaffBrowser browser : List.of(caseworker.browser(), lead.browser())) {
      assertThat(browser.get("/cases").body()).doesNotContain(she.kept().number());
      assertThat(open(browser, she)).isEmpty();
      for (int id = 1; id < 20; id++) {
        assertThat(browser.get("/cases/" + id).body()).doesNotContain(she.kept().number());
      }
    }
    assertThat(she.comesBack()).doesNotContain("read your case");
    she.visitor().act("give", Map.of("which", "READ_CASE"));
    assertThat(open(caseworker.browser(), she)).isNotEmpty();
  }

  @Test
  void itIsHandedOutByTwoPersonsOnceAndNamesNobodyOfThem() throws Exception {
    She she = She.opens(true);
    StaffBrowser browser = caseworker.browser();
    String path = open(browser, she);
    browser.get(path);
    assertThat(browser.post(path + "/file", Map.of()).statusCode()).isEqualTo(400);
    browser.get(path);
    assertThat(browser.post(path + "/export", Map.of("reason", "Her lawyer")).statusCode())
        .isEqualTo(302);
    browser.get(path);
    assertThat(browser.post(path + "/file", Map.of()).statusCode()).isEqualTo(400);
    String approvals = lead.browser().get("/approvals").body();
    Matcher approve = Pattern.compile("/approvals/\\d+/approve").matcher(approvals);
    assertThat(approve.find()).as(approvals).isTrue();
    lead.browser().post(approve.group(), Map.of());
    browser.get(path);
    HttpResponse<String> file = browser.post(path + "/file", Map.of());
    assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
    assertThat(file.body())
        .contains("case-handed-out-v1", she.kept().number(), "I never agreed <b>to this</b>.")
        .doesNotContain(caseworker.pseudonym(), lead.pseudonym(), "pdq", "keyDigest");
    browser.get(path);
    assertThat(browser.post(path + "/file", Map.of()).statusCode()).isEqualTo(400);
    assertThat(she.comesBack()).contains("handed your case out as a file.");
    String record =
        console.member("auditor", Role.AUDITOR).browser().get("/record").body();
    assertThat(record).contains(caseworker.pseudonym(), "handed it out as a file");
  }

  @Test
  void whatTheyWriteIsNotInClearOnTheDisk() throws Exception {
    She she = She.opens(true);
    String path = open(caseworker.browser(), she);
    caseworker.browser().get(path);
    caseworker.browser().post(path + "/messages", Map.of("text", "canary-of-a-caseworker"));
    she.comesBack();
    she.visitor().act("write-send", Map.of("text", "canary-of-a-requester"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains("canary-of-a")).as("%s", file).isFalse();
      }
    }
  }
}
