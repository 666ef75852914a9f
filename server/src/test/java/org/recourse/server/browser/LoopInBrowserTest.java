package org.recourse.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.server.intake.browser.Requester;
import org.recourse.server.intake.browser.Requester.Kept;

/// The whole loop with a browser at either end, at a desk and on a telephone: she reports, the
/// platform finds it, a reviewer decides, the platform removes it, and her page says so.
class LoopInBrowserTest {

  private static final int MOST_ACTIONS = 20;

  @TempDir
  private static Path folder;

  private static HouseUnderTest house;

  @BeforeAll
  static void start() throws Exception {
    house = HouseUnderTest.start(folder);
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void whatSheReportsIsDecidedByAReviewerAndRemovedAndHerPageSaysSo(int width) throws Exception {
    try (Devtools hers = new Devtools();
        Devtools theirs = new Devtools()) {
      hers.width(width);
      theirs.width(width);
      Requester she = new Requester(hers, house.intake(), "en");
      she.walk(IntakeUnderTest.report());
      Kept kept = she.keep();
      assertThat(she.text()).contains("It must be answered by");
      she.press("show");
      String notice = house.number(hers);
      find(notice);
      review(theirs, notice);
      she.enter(kept);
      assertThat(she.text())
          .contains(
              "found what you reported", "A person at Example Pictures decided that it is removed")
          .doesNotContain("says that it is removed");
      platformIsDone();
      she.enter(kept);
      assertThat(she.text()).contains("Example Pictures says that it is removed.");
      assertThat(hers.complaints()).isEmpty();
      assertThat(theirs.complaints()).isEmpty();
    }
  }

  private static void find(String notice) throws Exception {
    for (int item : List.of(1, 2)) {
      house.call(
          "PUT",
          "/api/v1/notices/" + notice + "/items/" + item + "/location",
          "{\"itemId\":\"" + notice + '-' + item + "\",\"hasUploader\":true}");
    }
  }

  private static void review(Devtools browser, String notice) throws Exception {
    house.signIn(browser, house.lead());
    browser.open(house.console().origin() + "/queue");
    browser.go("document.querySelector('a[href=\"/notices/%s\"]').click()".formatted(notice));
    browser.go("document.querySelector('form[action$=\"/claim\"] button').click()");
    for (int item : List.of(1, 2)) {
      browser.go("document.querySelector('form[action$=\"/items/%d/decision\"] button').click()"
          .formatted(item));
    }
    assertThat(browser.run("document.body.innerText")).contains("All of it is decided.");
  }

  // Whatever it was told to do, in either run, it has done.
  private static void platformIsDone() throws Exception {
    for (int action = 1; action <= MOST_ACTIONS; action++) {
      house.console().call("PUT", "/api/v1/actions/" + action + "/done", "");
    }
  }
}
