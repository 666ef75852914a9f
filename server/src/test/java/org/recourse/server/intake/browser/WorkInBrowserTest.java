package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.browser.Devtools;
import org.recourse.server.intake.IntakeUnderTest;

/// While very many come, a real browser does the work it is asked for and goes on by itself.
class WorkInBrowserTest {

  private static final Path PICTURES = Path.of("target/pictures/intake");
  private static final List<String> FLOODED = List.of("cases-all", "case-tries-all");
  private static final String TOLD = "I said no.\n<b>Never</b> \"agreed\" 사회";

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;

  @BeforeAll
  static void start() throws Exception {
    FLOODED.forEach(name -> {
      System.setProperty("recourse.limits." + name + ".size", "1");
      System.setProperty("recourse.limits." + name + ".refill", "0.0001");
    });
    try {
      intake = IntakeUnderTest.start(folder);
    } finally {
      FLOODED.forEach(name -> {
        System.clearProperty("recourse.limits." + name + ".size");
        System.clearProperty("recourse.limits." + name + ".refill");
      });
    }
    Files.createDirectories(PICTURES);
    try (Devtools browser = new Devtools()) {
      Requester first = new Requester(browser, intake.origin(), "en");
      first.walk(IntakeUnderTest.report());
      first.enter(first.keep());
    }
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  private static void walk(Requester she) throws Exception {
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    answers.put("told", TOLD);
    she.walk(answers);
  }

  @Test
  void herBrowserWorksAndGoesOnByItselfWithAllThatSheTyped() throws Exception {
    try (Devtools browser = new Devtools()) {
      Requester she = new Requester(browser, intake.origin(), "en");
      walk(she);
      browser.until("document.querySelector('input[name=key]')");
      long begun = System.nanoTime();
      browser.go("document.querySelector('button[value=\"open\"]').click()");
      browser.until("document.querySelector('.number')");
      System.out.printf("worked for %d ms%n", (System.nanoTime() - begun) / 1_000_000);
      browser.go("document.querySelector('button[value=\"show\"]').click()");
      browser.until("document.querySelector('dl.told')");
      assertThat(she.text()).contains("I said no.\n<b>Never</b> \"agreed\" 사회");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void withoutScriptThePageSaysHowLongToWaitAndFitsDesktopAndPhone() throws Exception {
    for (String language : List.of("en", "zh-Hans", "zh-Hant", "ko")) {
      try (Devtools browser = new Devtools()) {
        browser.withoutScript();
        Requester she = new Requester(browser, intake.origin(), language);
        walk(she);
        she.press("open");
        assertThat(she.text()).contains("20");
        for (int width : new int[] {1280, 390}) {
          Files.write(
              PICTURES.resolve(language + "-work-" + width + ".png"), browser.picture(width));
          assertThat(
                  browser.run(
                      "String(document.documentElement.scrollWidth - document.documentElement.clientWidth)"))
              .isEqualTo("0");
        }
        assertThat(browser.run("document.querySelector('input[name=told]').value"))
            .isEqualTo(TOLD);
        browser.go("document.querySelector('#work .act').click()");
        assertThat(she.text()).contains("20");
        assertThat(browser.complaints()).isEmpty();
      }
    }
  }
}
