package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.casework.staff.Role;
import org.recourse.server.intake.browser.EveryPage;

/// Every page of the requester's, in every language, looked at as [Screens] does.
class RequesterScreensTest {

  @TempDir
  private static Path folder;

  private static HouseUnderTest house;

  @BeforeAll
  static void start() throws Exception {
    house = HouseUnderTest.start(folder);
    // Else nobody is offered to be stood by.
    house.console().member("a caseworker", Role.CASEWORKER);
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hans", "zh-Hant", "ko"})
  void noPageKeepsAnybodyOutOrIsWiderThanADeskOrATelephone(String language) throws Exception {
    try (Devtools browser = new Devtools()) {
      Screens screens = new Screens(browser, "intake", language);
      new EveryPage(browser, house.intake(), language, screens::at, this::refuse).visit();
      assertThat(screens.seen()).hasSizeGreaterThan(40);
      assertThat(screens.findings()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private void refuse(String notice) throws Exception {
    house.locate(notice, "item of " + notice);
    house.decide(notice, "REFUSED", "NOT_THE_PERSON");
  }
}
