package org.recourse.fingerprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What `src/test/web/case-code-checks.js` finds. The same vectors are Java's in `CaseCodeTest`.
class CaseCodeInBrowserTest {

  @AutoClose
  private static BrowserSession browser;

  @BeforeAll
  static void openTheBrowser() throws IOException {
    TestSite site = new TestSite();
    for (String name : new String[] {"keys.json", "readings.json"}) {
      byte[] vectors = Files.readAllBytes(Path.of("../vectors/case-code-v1", name));
      site.offer(name, () -> vectors);
    }
    browser = new BrowserSession(site, "/test/case-code.html");
  }

  @Test
  void everyKeyIsTheOneThatOthersMakeOfTheSameWords() throws InterruptedException {
    assertThat(browser.finding("wrong keys")).isEmpty();
    assertThat(Integer.parseInt(browser.finding("key count"))).isGreaterThan(20);
  }

  @Test
  void everythingTypedIsUnderstoodAsTheFormatSays() throws InterruptedException {
    assertThat(browser.finding("wrong readings")).isEmpty();
    assertThat(Integer.parseInt(browser.finding("reading count"))).isGreaterThan(30);
  }

  @Test
  void allWordsAreEquallyLikely() throws InterruptedException {
    String[] found = browser.finding("chi-square").split(" ", -1);
    assertThat(found[0]).isEqualTo("7776");
    // With 7,775 degrees of freedom, 7,775 are expected; 624 are five standard deviations.
    assertThat(Integer.parseInt(found[1])).isBetween(7775 - 624, 7775 + 624);
  }

  @Test
  void newCodeIsUnderstoodAgainInEveryLanguage() throws InterruptedException {
    assertThat(browser.finding("read again")).isEmpty();
  }
}
