package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
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

/// What is left in the browser of somebody who leaves at once, and what is not.
class QuickExitTest {

  private static final String WEATHER = "<!doctype html><title>Weather</title><p>Sunny.";
  private static final String OUT = "https://www.bbc.com";
  private static final String LINK = "https://pictures.example/item/canary-5a1f";
  private static final String WORDS_OF_HERS = "canary-77d0 told in my own words";

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
  void buttonLeavesAndGoingBackShowsNothingOfHers() throws Exception {
    try (Devtools browser = new Devtools()) {
      Kept kept = reported(browser);
      browser.run("document.querySelector('.leave').click()");
      browser.arriveAt(OUT);
      int steps = Integer.parseInt(browser.run("String(history.length)"));
      for (int i = 1; i < steps; i++) {
        // Forms are not sent again by it, and what they answered is not kept.
        browser.back();
        assertThat(browser.run("document.documentElement?.outerHTML ?? ''"))
            .as("%d pages back", i)
            .doesNotContain(kept.number(), kept.words(), LINK, WORDS_OF_HERS);
      }
      assertThat(elsewhere(browser)).containsOnly(OUT);
    }
  }

  @Test
  void threeEscapesLeaveAndNothingOfHersIsOnTheDisk() throws Exception {
    try (Devtools browser = new Devtools()) {
      Kept kept = reported(browser);
      browser.press("Escape");
      browser.press("Escape");
      assertThat(browser.address()).startsWith(intake.origin());
      browser.press("Escape");
      browser.arriveAt(OUT);
      assertThat(elsewhere(browser)).containsOnly(OUT);
      assertThatNothingIsKept(browser.quit(), kept);
    }
  }

  private static Kept reported(Devtools browser) throws Exception {
    browser.answerElsewhere(WEATHER);
    Requester she = new Requester(browser, intake.origin(), "en");
    she.open("");
    assertThat(she.text())
        .contains("It cannot erase the history of your browser, screenshots, or what a spying");
    Map<String, String> answers = new HashMap<>(IntakeUnderTest.report());
    answers.put("where", LINK);
    answers.put("told", WORDS_OF_HERS);
    she.walk(answers);
    Kept kept = she.keep();
    she.enter(kept);
    assertThat(she.text()).contains(kept.number(), LINK, WORDS_OF_HERS);
    assertThat(browser.requests()).hasSizeGreaterThan(20);
    assertThat(elsewhere(browser)).isEmpty();
    return kept;
  }

  // Who was asked for something but us.
  private static List<String> elsewhere(Devtools browser) {
    return browser.requests().stream()
        .map(request -> URI.create(request.get("url").stringValue()))
        .filter(address -> address.getAuthority() != null)
        .map(address -> address.getScheme() + "://" + address.getAuthority())
        .filter(origin -> !origin.equals(intake.origin()))
        .toList();
  }

  private static void assertThatNothingIsKept(Path profile, Kept kept) throws IOException {
    List<String> hers =
        List.of(kept.number(), kept.words(), LINK, "canary-5a1f", WORDS_OF_HERS, "canary-77d0");
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String wide = HexFormat.of().formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
        for (String one : hers) {
          assertThat(bytes.contains(one)).as("%s in %s", one, file).isFalse();
          String two = HexFormat.of().formatHex(one.getBytes(StandardCharsets.UTF_16LE));
          assertThat(wide.contains(two)).as("%s in %s", one, file).isFalse();
        }
      }
    }
  }
}
