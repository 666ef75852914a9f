package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.server.browser.Devtools;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.server.intake.browser.Requester.Kept;

/// The requester's pages in a real browser: without script, on a phone, and when she has to leave.
class PagesInBrowserTest {

  private static final Path PICTURES = Path.of("target/pictures/intake");
  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;
  private static final String TOO_WIDE =
      "String(document.documentElement.scrollWidth - document.documentElement.clientWidth)";
  private static final String STORED = """
      (async () => JSON.stringify([document.cookie.length, localStorage.length,
        sessionStorage.length, (await indexedDB.databases()).length,
        (await caches.keys()).length]))()""";

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;

  @BeforeAll
  static void start() throws Exception {
    intake = IntakeUnderTest.start(folder);
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hans", "zh-Hant", "ko"})
  void aReportGoesAllTheWayWithoutScriptAndFitsDesktopAndPhone(String language) throws Exception {
    try (Devtools browser = new Devtools()) {
      browser.withoutScript();
      Requester she = new Requester(browser, intake.origin(), language);
      she.looking(page -> {
        for (int width : new int[] {DESKTOP, PHONE}) {
          String name = language + '-' + page + '-' + width + ".png";
          Files.write(PICTURES.resolve(name), browser.picture(width));
          assertThat(browser.run(TOO_WIDE)).as(name).isEqualTo("0");
        }
      });
      she.walk(IntakeUnderTest.report());
      Kept kept = she.keepWithoutScript();
      assertThat(kept.words().split(" ", -1)).hasSize(8);
      she.enter(kept);
      assertThat(she.text()).contains(kept.number(), "https://pictures.example/item/17");
      she.press("more");
      she.press("show");
      she.press("delete");
      she.press("delete-now");
      she.open("/help");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNDER_18", "UNSURE"})
  void whoeverWasOrMayHaveBeenAChildMeetsNothingThatTakesAPicture(String age) throws Exception {
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    answers.put("age", age);
    try (Devtools browser = new Devtools()) {
      Requester she = new Requester(browser, intake.origin(), "en");
      she.looking(page -> assertThat(
              browser.run(
                  "String(document.querySelectorAll('input[type=file], button[value=pictures]').length)"))
          .as(page)
          .isEqualTo("0"));
      assertThat(she.walk(answers)).contains("MINOR").doesNotContain("WHAT", "DECLARE", "SIGN");
      she.enter(she.keep());
      assertThat(browser.requests())
          .noneMatch(request -> request
              .get("url")
              .stringValue()
              .matches(
                  ".*/(pictures\\.js|hasher\\.js|worker\\.js|engine\\.js|fingerprint\\.wasm)"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void nothingIsStoredInTheBrowserAtAnyStep() throws Exception {
    try (Devtools browser = new Devtools()) {
      Requester she = new Requester(browser, intake.origin(), "en");
      she.looking(page -> {
        assertThat(browser.run(STORED)).as(page).isEqualTo("[0,0,0,0,0]");
        assertThat(browser.call("Network.getCookies", Map.of()).get("cookies").size())
            .isZero();
      });
      she.walk(IntakeUnderTest.report());
      she.enter(she.keep());
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void inABrowserWithoutWebAssemblyThePageSaysSoAndNoFileCanBeChosen() throws Exception {
    try (Devtools browser = new Devtools()) {
      browser.before("delete globalThis.WebAssembly");
      Requester she = new Requester(browser, intake.origin(), "en");
      she.walk(Map.of("safe", "yes", "age", "ADULT", "what", "PROTECT", "c1", "yes", "c3", "yes"));
      she.keep();
      she.press("pictures");
      browser.until("!document.getElementById('old').hidden");
      assertThat(she.text()).contains("This browser cannot make fingerprints");
      assertThat(browser.run("String(document.getElementById('files').disabled)"))
          .isEqualTo("true");
    }
  }
}
