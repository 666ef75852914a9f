package org.recourse.fingerprint.web;

import static java.awt.image.BufferedImage.TYPE_3BYTE_BGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_BINARY;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_BYTE_INDEXED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.testkit.Drawing;

/// What `src/test/web/own-decoding-checks.js` finds with a worker in which `getImageData` lies, and
/// with one in which it does not.
class OwnDecodingTest {

  private static final int WIDTH = 333;
  private static final int HEIGHT = 251;
  private static final byte[] RGB = Drawing.LANDSCAPE.draw(WIDTH, HEIGHT, 7);

  // The brightness of a JPEG is not quite that of its rounded and cut-off colours.
  private static final int BRIGHTNESS_ONLY_BITS = 4;

  private static final Map<String, byte[]> files = new LinkedHashMap<>();

  @AutoClose
  private static BrowserSession browser;

  @BeforeAll
  static void openTheBrowser() {
    byte[] png = PictureFiles.png(WIDTH, HEIGHT, RGB);
    byte[] jpeg = PictureFiles.jpeg(WIDTH, HEIGHT, RGB);
    files.put("plain.png", png);
    files.put("fading.png", PictureFiles.fadingPng(WIDTH, HEIGHT, RGB));
    files.put("gamma.png", PictureFiles.withLinearGamma(png));
    files.put("turned.png", PictureFiles.turnedPng(png));
    files.put("grey.png", picture("png", TYPE_BYTE_GRAY, false));
    files.put("palette.png", picture("png", TYPE_BYTE_INDEXED, false));
    files.put("bits.png", picture("png", TYPE_BYTE_BINARY, false));
    files.put("interlaced.png", picture("png", TYPE_3BYTE_BGR, true));
    files.put("interlaced-bits.png", picture("png", TYPE_BYTE_BINARY, true));
    files.put("plain.jpg", jpeg);
    files.put("turned.jpg", PictureFiles.turnedJpeg(jpeg));
    files.put("grey.jpg", picture("jpeg", TYPE_BYTE_GRAY, false));
    files.put("progressive.jpg", picture("jpeg", TYPE_3BYTE_BGR, true));
    files.put("progressive-grey.jpg", picture("jpeg", TYPE_BYTE_GRAY, true));
    files.put("cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
    files.put("cut.png", Arrays.copyOf(png, png.length / 2));
    files.put("other.bmp", picture("bmp", TYPE_3BYTE_BGR, false));
    TestSite site = new TestSite();
    files.forEach((name, file) -> site.offer(name, () -> file));
    site.offer("files", () -> String.join("\n", files.keySet()).getBytes(UTF_8));
    browser = new BrowserSession(site, "/test/own-decoding.html");
  }

  private static byte[] picture(String format, int type, boolean progressive) {
    return PictureFiles.encoded(format, WIDTH, HEIGHT, type, RGB, progressive);
  }

  @Test
  void everyKindOfPngGetsTheSameFingerprintWhereTheBrowserLies() throws InterruptedException {
    Map<String, String> truthful = outcomes("truthful");
    Map<String, String> falsifying = outcomes("falsifying");
    for (String name : files.keySet()) {
      if (name.endsWith(".png") && !name.startsWith("cut")) {
        assertThat(falsifying.get(name))
            .as(name)
            .isEqualTo(truthful.get(name))
            .endsWith(" 333x251 true");
      }
    }
  }

  @Test
  void everyKindOfJpegGetsNearlyTheSameFingerprintWhereTheBrowserLies()
      throws InterruptedException {
    Map<String, String> truthful = outcomes("truthful");
    Map<String, String> falsifying = outcomes("falsifying");
    for (String name : files.keySet()) {
      if (name.endsWith(".jpg") && !name.startsWith("cut")) {
        assertThat(falsifying.get(name)).as(name).endsWith(" 333x251 false");
        assertThat(fingerprint(falsifying, name).distanceTo(fingerprint(truthful, name)))
            .as(name)
            .isLessThanOrEqualTo(BRIGHTNESS_ONLY_BITS);
      }
    }
  }

  @Test
  void whatWeCannotReadOurselvesIsRefusedAndSaysWhy() throws InterruptedException {
    Map<String, String> falsifying = outcomes("falsifying");
    assertThat(falsifying)
        .containsEntry("other.bmp", "CANVAS_FALSIFIED")
        .containsEntry("cut.jpg", "NOT_DECODED")
        .containsEntry("cut.png", "NOT_DECODED");
    assertThat(browser.finding("bitmap")).isEqualTo("CANVAS_FALSIFIED");
  }

  @Test
  void damagedFileIsReadOrRefused() throws InterruptedException {
    assertThat(browser.finding("damaged")).contains("\"wrong\":0").doesNotContain("\"refused\":0");
  }

  private static PdqFingerprint fingerprint(Map<String, String> outcomes, String name) {
    return PdqFingerprint.fromHex(outcomes.getOrDefault(name, "").substring(0, 64));
  }

  private static Map<String, String> outcomes(String check) throws InterruptedException {
    return browser
        .finding(check)
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }
}
