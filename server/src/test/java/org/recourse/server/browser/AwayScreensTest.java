package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.testkit.PostgresServer;

/// What both faces show while the database is away, looked at as [Screens] does.
class AwayScreensTest {

  private static final List<String> LANGUAGES = List.of("en", "zh-Hans", "zh-Hant", "ko");

  private static String exit(Devtools browser, String language) throws Exception {
    return browser.run("fetch('/%s/exit').then(answer => '' + answer.status)".formatted(language));
  }

  @Test
  void whileTheDatabaseIsAwayBothFacesSaySoAndHerWayOutIsOpen(@TempDir Path folder)
      throws Exception {
    try (PostgresServer postgres = PostgresServer.start();
        HouseUnderTest house = HouseUnderTest.start(folder, Optional.of(postgres.emptyDatabase()));
        Devtools browser = new Devtools()) {
      browser.open(house.intake() + "/en");
      house.signIn(browser, house.lead());
      postgres.stop();
      Screens console = new Screens(browser, "console", "en");
      browser.open(house.console().origin() + "/queue");
      assertThat(browser.status()).isEqualTo(503);
      assertThat(browser.run("String(document.styleSheets[0].cssRules.length > 0)"))
          .isEqualTo("true");
      console.at("problem-away");
      assertThat(console.findings()).isEmpty();
      for (String language : LANGUAGES) {
        Screens intake = new Screens(browser, "intake", language);
        browser.open(house.intake() + '/' + language);
        browser.send(house.intake() + '/' + language + "/open", IntakeUnderTest.report());
        assertThat(browser.status()).isEqualTo(503);
        intake.at("problem-away");
        assertThat(intake.findings()).isEmpty();
        assertThat(exit(browser, language)).isEqualTo("200");
      }
    }
  }
}
