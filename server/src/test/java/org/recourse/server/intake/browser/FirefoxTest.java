package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.browser.Firefox;
import org.recourse.server.intake.IntakeUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The requester's pages in Firefox, as it is and as it falsifies what pages read of pictures.
class FirefoxTest {

  private static final Path PHOTO = Path.of("../examples/photos/sunset_by_Aitzol_Berasategi.jpg");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> ANSWERS = Map.of(
      "safe", "yes", "age", "ADULT", "who", "SELF", "what", "PROTECT", "c1", "yes", "c3", "yes");

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;

  // A picture that only the browser decodes: our own code reads JPEG and PNG.
  private static Path bitmap;

  @BeforeAll
  static void start() throws Exception {
    intake = IntakeUnderTest.start(folder);
    BufferedImage photo = ImageIO.read(PHOTO.toFile());
    BufferedImage small = new BufferedImage(480, 300, BufferedImage.TYPE_INT_RGB);
    small.createGraphics().drawImage(photo, 0, 0, 480, 300, null);
    bitmap = folder.resolve("drawing.bmp");
    ImageIO.write(small, "bmp", bitmap.toFile());
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @Test
  void firefoxMakesTheSameFingerprintsAsTheServer() throws Exception {
    try (Firefox browser = new Firefox(false)) {
      JsonNode made = made(browser);
      assertThat(made.get(0).get(0).stringValue()).isEqualTo("pdq:" + intake.pdq(PHOTO));
      assertThat(made.get(1).get(0).stringValue()).isEqualTo("pdq:" + intake.pdq(bitmap));
      assertThat(told(browser)).doesNotContain("changes pictures");
    }
  }

  @Test
  void firefoxThatFalsifiesPixelsIsNoticedAndOnlyOurOwnCodeIsBelieved() throws Exception {
    try (Firefox browser = new Firefox(true)) {
      JsonNode made = made(browser);
      assertThat(made.get(0).get(0).stringValue()).isEqualTo("pdq:" + intake.pdq(PHOTO));
      assertThat(made.get(1).toString()).contains("sha256:").doesNotContain("pdq", "regions");
      assertThat(told(browser)).contains("Ready.", "This browser changes pictures");
    }
  }

  private static String told(Firefox browser) throws Exception {
    return browser.run("document.getElementById('list').innerText");
  }

  // The signals that the page would send of both pictures.
  private static JsonNode made(Firefox browser) throws Exception {
    var kept = intake.visitor("en").open(ANSWERS);
    browser.open(intake.origin() + "/en/again");
    browser.run("document.getElementsByName('number')[0].value = '" + kept.number() + "';"
        + "document.getElementsByName('code')[0].value = '" + kept.words() + "';");
    browser.go("document.querySelector('button[value=show]').click()");
    browser.go("document.querySelector('button[value=pictures]').click()");
    browser.until("!document.getElementById('files').disabled");
    browser.choose("#files", List.of(PHOTO, bitmap));
    browser.until("document.querySelectorAll('#list li').length === 2");
    return JSON.readTree(browser.run("document.getElementById('signals').value"));
  }
}
