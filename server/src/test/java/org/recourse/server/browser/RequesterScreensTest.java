package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.casework.staff.Role;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.server.intake.browser.EveryPage;
import org.recourse.server.intake.browser.Requester;

/// Every page of the requester's, in every language, looked at as [Screens] does. One browser
/// sees them all: it keeps nothing between two pages but files that never change.
class RequesterScreensTest {

  private static final List<String> FLOODED =
      List.of("recourse.limits.cases-all.size", "recourse.limits.cases-all.refill");

  @TempDir
  private static Path folder;

  private static HouseUnderTest house;
  private static IntakeUnderTest flooded;
  private static IntakeUnderTest notSetUp;
  private static Devtools browser;

  @BeforeAll
  static void start() throws Exception {
    house = HouseUnderTest.start(Files.createDirectory(folder.resolve("house")));
    // Else nobody is offered to be stood by.
    house.console().member("a caseworker", Role.CASEWORKER);
    notSetUp =
        IntakeUnderTest.startWithoutTenant(Files.createDirectory(folder.resolve("not-set-up")));
    FLOODED.forEach(limit -> System.setProperty(limit, limit.endsWith("size") ? "1" : "0.0001"));
    try {
      flooded = IntakeUnderTest.start(Files.createDirectory(folder.resolve("flooded")));
    } finally {
      FLOODED.forEach(System::clearProperty);
    }
    flooded.visitor("en").open(IntakeUnderTest.report());
    browser = new Devtools();
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    flooded.close();
    notSetUp.close();
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hans", "zh-Hant", "ko"})
  void noPageKeepsAnybodyOutOrIsWiderThanADeskOrATelephone(String language) throws Exception {
    Screens screens = new Screens(browser, "intake", language);
    new EveryPage(browser, house.intake(), language, screens::at, this::refuse).visit();
    browser.open(notSetUp.origin() + '/' + language);
    assertThat(browser.status()).isEqualTo(503);
    screens.at("not-set-up");
    work(language, screens);
    assertThat(screens.seen()).hasSizeGreaterThan(60);
    assertThat(screens.unseen()).as("templates of which no page was looked at").isEmpty();
    assertThat(screens.findings()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private void refuse(String notice) throws Exception {
    house.locate(notice, "item of " + notice);
    house.decide(notice, "REFUSED", "NOT_THE_PERSON");
  }

  // Where very many come at once; with its script, the page goes away by itself.
  private static void work(String language, Screens screens) throws Exception {
    String withoutIt = browser.before("delete Crypto.prototype.subtle");
    Requester she = new Requester(browser, flooded.origin(), language);
    she.open("");
    she.at("CODE", IntakeUnderTest.report());
    she.press("open");
    screens.at("work");
    browser.notBefore(withoutIt);
  }
}
