package org.recourse.server.intake.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.server.browser.Devtools;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.testkit.Drawing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page for pictures in a browser that tells the truth about pixels, and in browsers that do
/// not, so that nobody is known again by what a canvas shows.
class FalsifiedCanvasTest {

  private static final Path PHOTOS = Path.of("../examples/photos");
  private static final Map<String, String> ANSWERS = Map.of(
      "safe", "yes", "age", "ADULT", "who", "SELF", "what", "PROTECT", "c1", "yes", "c3", "yes");
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  // The brightness of a JPEG is not quite that of its rounded and cut-off colours.
  private static final int BRIGHTNESS_ONLY_BITS = 4;

  /// Every way to read pixels, changed by what stands for `change`.
  private static final String LIE = """
      {
        const change = %s;
        const kinds = ['OffscreenCanvasRenderingContext2D', 'CanvasRenderingContext2D'];
        for (const kind of kinds.filter((one) => one in globalThis)) {
          const {prototype} = globalThis[kind];
          const truly = prototype.getImageData;
          prototype.getImageData = function (...area) {
            const read = truly.apply(this, area);
            change(read.data);
            return read;
          };
        }
        for (const kind of ['WebGLRenderingContext', 'WebGL2RenderingContext']) {
          const {prototype} = globalThis[kind];
          const truly = prototype.readPixels;
          prototype.readPixels = function (...all) {
            truly.apply(this, all);
            change(all.at(-1));
          };
        }
      }""";

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;
  private static Path png;
  private static Path bmp;

  @BeforeAll
  static void start() throws Exception {
    intake = IntakeUnderTest.start(folder);
    png = drawn("png");
    bmp = drawn("bmp");
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  private static Path drawn(String format) throws IOException {
    byte[] rgb = Drawing.LANDSCAPE.draw(WIDTH, HEIGHT, 7);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int colour =
          ((rgb[3 * i] & 0xff) << 16) | ((rgb[3 * i + 1] & 0xff) << 8) | (rgb[3 * i + 2] & 0xff);
      image.setRGB(i % WIDTH, i / WIDTH, colour);
    }
    Path file = folder.resolve("drawn." + format);
    ImageIO.write(image, format, file.toFile());
    return file;
  }

  private static List<Path> photos() throws IOException {
    try (Stream<Path> all = Files.list(PHOTOS)) {
      return all.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  @Test
  void fingerprintsMadeInTheBrowserAreThoseThatTheServerMakes() throws Exception {
    List<Path> pictures = new ArrayList<>(photos());
    pictures.add(png);
    try (Devtools browser = new Devtools()) {
      List<String> made = made(choose(browser, pictures));
      for (int i = 0; i < made.size(); i++) {
        assertThat(made.get(i))
            .as(pictures.get(i).toString())
            .isEqualTo(intake.pdq(pictures.get(i)));
      }
    }
  }

  // Firefox and Tor Browser, against fingerprinting: all white, all chance, or a bit here and
  // there.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(data) => data.fill(255)",
        "(data) => data.forEach((_, i) => { data[i] = 256 * Math.random(); })",
        "(data) => { for (let i = 0; i < data.length; i += 997) { data[i] ^= 1; } }"
      })
  void whereTheBrowserLiesAboutPixelsTheyAreDecodedWithoutIt(String change) throws Exception {
    Path photo = PHOTOS.resolve("sunset_by_Aitzol_Berasategi.jpg");
    try (Devtools browser = lying(change)) {
      List<String> made = made(choose(browser, List.of(png, photo)));
      assertThat(made.getFirst()).isEqualTo(intake.pdq(png));
      PdqFingerprint ofPhoto = PdqFingerprint.fromHex(made.getLast());
      assertThat(ofPhoto.distanceTo(PdqFingerprint.fromHex(intake.pdq(photo))))
          .isLessThanOrEqualTo(BRIGHTNESS_ONLY_BITS);
    }
  }

  @Test
  void whatCannotBeDecodedWithoutTheBrowserGetsNoFingerprintAndThePageSaysWhy() throws Exception {
    try (Devtools browser = lying("(data) => data.fill(255)")) {
      JsonNode sent = choose(browser, List.of(bmp));
      assertThat(browser.run("document.body.innerText"))
          .contains("This browser changes pictures when a page reads them");
      assertThat(sent.size()).isEqualTo(1);
      assertThat(sent.get(0).size()).isEqualTo(1);
      assertThat(sent.get(0).get(0).stringValue()).startsWith("sha256:");
    }
  }

  private static Devtools lying(String change) throws Exception {
    Devtools browser = new Devtools();
    browser.before(LIE.formatted(change));
    browser.beforeInWorkers(LIE.formatted(change));
    return browser;
  }

  // Returns what would be sent.
  private static JsonNode choose(Devtools browser, List<Path> pictures) throws Exception {
    Requester she = new Requester(browser, intake.origin(), "en");
    she.walk(ANSWERS);
    she.keep();
    she.press("pictures");
    browser.until("!document.getElementById('files').disabled");
    browser.choose("#files", pictures);
    browser.until("document.querySelectorAll('#list li').length === " + pictures.size(), 60);
    // Of reading textures without a graphics card, Chromium itself complains.
    assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("WebGL"));
    return new JsonMapper().readTree(browser.run("document.getElementById('signals').value"));
  }

  private static List<String> made(JsonNode sent) {
    List<String> made = new ArrayList<>();
    for (JsonNode file : sent) {
      String first = file.get(0).stringValue();
      assertThat(first).startsWith("pdq:");
      made.add(first.substring("pdq:".length()));
    }
    return made;
  }
}
