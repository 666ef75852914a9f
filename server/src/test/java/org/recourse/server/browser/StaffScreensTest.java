package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page of the staff's, looked at as [Screens] does.
class StaffScreensTest {

  @Test
  void noPageKeepsAnybodyOutOrIsWiderThanADeskOrATelephone(@TempDir Path folder) throws Exception {
    try (HouseUnderTest house =
            HouseUnderTest.start(Files.createDirectory(folder.resolve("house")));
        Devtools browser = new Devtools()) {
      Screens screens = new Screens(browser, "console", "en");
      new EveryStaffPage(browser, house, screens).visit();
      new EveryOidcPage(browser, screens).visit(Files.createDirectory(folder.resolve("oidc")));
      assertThat(screens.seen()).hasSizeGreaterThan(60);
      assertThat(screens.unseen())
          .as("templates of which no page was looked at")
          .isEmpty();
      assertThat(screens.findings()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
