package org.recourse.fingerprint.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.RegionDecoding;
import org.recourse.fingerprint.regions.RegionFingerprints;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.testkit.Drawing;

/// What `src/test/web/checks.js` finds when it runs our files in Chromium, under the policy of
/// [BrowserFiles].
class BrowserTest {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final byte[] RGB = Drawing.LANDSCAPE.draw(WIDTH, HEIGHT, 7);

  private static List<String> vectors;
  private static TestSite site;

  @AutoClose
  private static BrowserSession browser;

  @BeforeAll
  static void openTheBrowser() throws IOException {
    vectors = Files.readAllLines(Path.of("../vectors/pdq/drawn.csv"));
    site = new TestSite();
    site.offer("vectors", () -> text(vectors));
    site.offer("probed", () -> text(Probed.all().map(Probed::line).toList()));
    byte[] png = PictureFiles.png(WIDTH, HEIGHT, RGB);
    byte[] jpeg = PictureFiles.jpeg(WIDTH, HEIGHT, RGB);
    site.offer("plain.png", () -> png);
    site.offer("gamma.png", () -> PictureFiles.withLinearGamma(png));
    site.offer("fading.png", () -> PictureFiles.fadingPng(WIDTH, HEIGHT, RGB));
    site.offer("plain.jpg", () -> jpeg);
    site.offer("turned.jpg", () -> PictureFiles.turnedJpeg(jpeg));
    site.offer("turned.png", () -> PictureFiles.turnedPng(png));
    site.offer("profile.jpg", () -> PictureFiles.withLinearProfile(jpeg));
    site.offer("narrow.png", () -> PictureFiles.png(4, 300, new byte[4 * 300 * 3]));
    site.offer("cut.jpg", () -> Arrays.copyOf(jpeg, 200));
    site.offer("large.jpg", () -> large());
    browser = new BrowserSession(site, "/test/checks.html");
  }

  private static byte[] text(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] large() {
    return PictureFiles.jpeg(4032, 3024, Drawing.MIST.draw(4032, 3024, 3));
  }

  @Test
  void everyDrawnVectorComesOutOfThePageAsTheReferenceMadeIt() throws InterruptedException {
    List<String> expected = vectors.subList(1, vectors.size());
    assertThat(browser.finding("vectors").lines()).hasSizeGreaterThan(100).isEqualTo(expected);
  }

  @Test
  void everyNumberOnTheWayIsTheSameInTheBrowserAsOnTheJvm() throws InterruptedException {
    List<String> expected = Probed.all().map(Probed::lineWithSum).toList();
    assertThat(expected).hasSizeGreaterThan(400);
    assertThat(browser.finding("probes").lines()).isEqualTo(expected);
  }

  @Test
  void losslessFileGetsTheFingerprintOfItsPixels() throws InterruptedException {
    Pixels pixels = Pixels.of(WIDTH, HEIGHT, 3, RGB);
    var made = (Hashing.Fingerprinted) PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(pixels);
    assertThat(browser.finding("plain.png")).isEqualTo(made.fingerprint().toHex());
  }

  @Test
  void bitmapGetsTheFingerprintOfTheFileItWasMadeOf() throws InterruptedException {
    assertThat(browser.finding("bitmap")).isEqualTo(browser.finding("plain.png"));
  }

  @Test
  void regionsOfLosslessFileAreThoseOfItsPixels() throws InterruptedException {
    Pixels pixels = Pixels.of(WIDTH, HEIGHT, 3, RGB);
    RegionFingerprints expected = RegionHasher.fingerprints(pixels);
    byte[] found = HexFormat.of().parseHex(browser.finding("regions"));
    assertThat(expected.regions()).isNotEmpty();
    assertThat(RegionFingerprints.decoded(found)).isEqualTo(new RegionDecoding.Decoded(expected));
  }

  @Test
  void coloursOfTransparentPixelsAreTakenAsStored() throws InterruptedException {
    assertThat(browser.finding("fading.png")).isEqualTo(browser.finding("plain.png"));
    assertThat(browser.finding("exactness of fading.png")).isEqualTo("true");
  }

  @Test
  void transparentPictureIsMarkedInexactWhereItsColoursCannotBeRead() throws InterruptedException {
    assertThat(browser.finding("exactness without textures")).isEqualTo("false");
  }

  @Test
  void notedGammaAndColourProfileAndOrientationAreIgnored() throws InterruptedException {
    assertThat(browser.finding("gamma.png")).isEqualTo(browser.finding("plain.png"));
    assertThat(browser.finding("profile.jpg")).isEqualTo(browser.finding("plain.jpg"));
    assertThat(browser.finding("turned.jpg")).isEqualTo(browser.finding("plain.jpg"));
    assertThat(browser.finding("turned.png")).isEqualTo(browser.finding("plain.png"));
  }

  @Test
  void browserLeftToItselfWouldHaveObeyedAllOfThese() throws InterruptedException {
    for (String name :
        List.of("fading.png", "gamma.png", "profile.jpg", "turned.jpg", "turned.png")) {
      String plain = name.endsWith("png") ? "plain.png" : "plain.jpg";
      assertThat(browser.finding("usual " + name))
          .as(name)
          .isNotEqualTo(browser.finding("usual " + plain));
    }
  }

  @Test
  void pictureThatCannotBeFingerprintedIsRefusedWithItsReason() throws InterruptedException {
    assertThat(browser.finding("narrow.png")).isEqualTo("TOO_SMALL");
    assertThat(browser.finding("cut.jpg")).isEqualTo("NOT_DECODED");
    assertThat(browser.finding("vectors as a picture")).isEqualTo("NOT_DECODED");
    assertThat(browser.finding("after refusals")).isEqualTo(browser.finding("plain.png"));
  }

  @Test
  void browserThatFalsifiesPixelsIsNoticed() throws InterruptedException {
    assertThat(browser.finding("falsified")).isEqualTo("CANVAS_FALSIFIED");
  }

  @Test
  void largePhotographNeverHoldsUpThePage() throws InterruptedException {
    int[] onThePage = numbers(browser.finding("large on the page itself"));
    List<int[]> inTheWorker =
        browser.finding("large").lines().map(BrowserTest::numbers).toList();
    // Hashed on the page itself, it stands still for most of the time that hashing takes.
    assertThat(onThePage[1]).isGreaterThan(onThePage[0] / 4);
    assertThat(inTheWorker)
        .hasSize(3)
        .allSatisfy(round -> assertThat(round[1])
            .as("longest time without a frame, in ms, of %d ms", round[0])
            .isLessThan(onThePage[1] / 2));
  }

  private static int[] numbers(String line) {
    return Stream.of(line.split(",", -1)).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void progressGrowsFromTheFirstRowToTheLast() throws InterruptedException {
    List<Double> shares = Stream.of(browser.finding("silence").split(",", -1))
        .map(Double::valueOf)
        .toList();
    assertThat(shares).hasSizeGreaterThan(50).isSorted().startsWith(0.0);
    assertThat(shares.getLast()).isGreaterThan(0.9);
  }

  @Test
  void hashingAsksNothingOfTheServer() throws InterruptedException {
    browser.finding("silence");
    List<String> requests = site.requests();
    int before = requests.indexOf("GET /test/nothing-before");
    assertThat(before).isPositive();
    assertThat(requests.get(before + 1)).isEqualTo("GET /test/nothing-after");
  }

  @Test
  void nothingBreaksThePolicyButWhatTriesToSendElsewhere() throws InterruptedException {
    assertThat(browser.finding("policy")).isEmpty();
    assertThat(browser.finding("demo policy")).isEmpty();
    assertThat(browser.finding("elsewhere"))
        .isEqualTo("connect-src http://elsewhere.example/blocked");
  }

  @Test
  void nothingIsSentElsewhereUntilThePageIsLeft() throws InterruptedException {
    List<String> before = browser.sink().requestsUntil("GET http://elsewhere.example/left");
    assertThat(before).allMatch(BrowserTest::isOfTheBrowserItself);
  }

  // Chromium looks for updates and the time whatever page is open.
  private static boolean isOfTheBrowserItself(String request) {
    return request.matches("\\w+ (http://)?[a-z0-9.-]+\\.(google|googleapis|gvt1)\\.com[:/].*");
  }

  @Test
  void demoPageTellsThePersonTheFingerprintAndTheQuality() throws InterruptedException {
    assertThat(browser.finding("demo fingerprint")).isEqualTo(browser.finding("plain.png"));
    assertThat(browser.finding("demo quality")).startsWith("There is enough to see");
  }

  @Test
  void demoPageTellsThePersonWhyThereIsNoFingerprint() throws InterruptedException {
    assertThat(browser.finding("demo refusal")).startsWith("This browser cannot open the file");
    assertThat(browser.finding("demo result after refusal")).isEqualTo("false");
  }
}
