package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page of the staff's, looked at as [Screens] does.
class StaffScreensTest {

  @Test
  void noPageKeepsAnybodyOutOrIsWiderThanADeskOrATelephone(@TempDir Path folder) throws Exception {
    try (HouseUnderTest house = HouseUnderTest.start(folder);
        Devtools browser = new Devtools()) {
      Screens screens = new Screens(browser, "console", "en");
      new EveryStaffPage(browser, house, screens).visit();
      assertThat(screens.seen()).hasSizeGreaterThan(40);
      assertThat(screens.findings()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
