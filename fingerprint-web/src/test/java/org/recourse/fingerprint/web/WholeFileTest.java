package org.recourse.fingerprint.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.testkit.Drawing;

/// What `src/test/web/files.js` finds: digests of files of all lengths, and the frames of a video
/// that it records itself.
class WholeFileTest {

  private static final long SEED = 20261121;
  private static final int PIECE = 4 << 20;
  private static final List<Integer> LENGTHS = List.of(
      0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000_003, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 77);

  // What a video codec changes of a drawn picture in 320x240 at 8 Mbit/s.
  private static final int LOSSY_BITS = 16;

  private static final Map<String, byte[]> files = new LinkedHashMap<>();

  @AutoClose
  private static BrowserSession browser;

  @BeforeAll
  static void openTheBrowser() {
    Random random = new Random(SEED);
    TestSite site = new TestSite();
    for (int length : LENGTHS) {
      byte[] file = new byte[length];
      random.nextBytes(file);
      files.put("bytes-" + length, file);
    }
    files.put("plain.png", PictureFiles.png(64, 48, Drawing.LANDSCAPE.draw(64, 48, 7)));
    files.forEach((name, file) -> site.offer(name, () -> file));
    site.offer("digested", () -> String.join("\n", files.keySet()).getBytes(UTF_8));
    site.offer("cut.jpg", () -> new byte[200]);
    browser = new BrowserSession(site, "/test/files.html");
  }

  @Test
  void digestsOfFilesOfAllLengthsAreThoseOfTheJvm() throws InterruptedException {
    assertThat(browser.finding("digests").lines())
        .as("seed %d", SEED)
        .isEqualTo(files.keySet().stream().map(WholeFileTest::digests).toList());
  }

  @Test
  void pictureIsGivenTheDigestsOfItsFile() throws InterruptedException {
    assertThat(browser.finding("digests of plain.png")).isEqualTo(digests("plain.png"));
  }

  @Test
  void browserThatCanMakeFingerprintsSaysSo() throws InterruptedException {
    assertThat(browser.finding("ability")).isEqualTo("null");
  }

  @Test
  void eachSceneOfAVideoIsFoundOnceAndInItsOrder() throws InterruptedException {
    List<PdqFingerprint> stills = stills();
    List<Integer> scenes = new ArrayList<>();
    double before = -1;
    for (FrameFingerprint frame : frames()) {
      assertThat(frame.seconds()).isGreaterThan(before);
      before = frame.seconds();
      stills.stream()
          .filter(still -> still.distanceTo(frame.fingerprint()) <= LOSSY_BITS)
          .forEach(still -> scenes.add(stills.indexOf(still)));
    }
    assertThat(scenes.stream().distinct()).containsExactly(0, 1, 2);
    // Eight times it is looked at 2.4 seconds; what looks the same is left out.
    assertThat(frames()).hasSizeLessThan(8);
  }

  @Test
  void videoIsGivenTheDigestOfItsFile() throws InterruptedException {
    assertThat(browser.finding("video digest")).isEqualTo("true");
    assertThat(browser.finding("video size")).isEqualTo("320x240 undefined");
  }

  @Test
  void videoIsNotLookedAtMoreOftenThanAsked() throws InterruptedException {
    assertThat(Integer.parseInt(browser.finding("video at two times"))).isBetween(1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void framesOfAVideoThatATelephoneTurnsAreThereAsShownAndAsStored(int degrees)
      throws InterruptedException {
    String[] found = browser.finding("video turned by " + degrees).split(" ", -1);
    PdqFingerprint still = PdqFingerprint.fromHex(found[1]);
    assertThat(found).hasSize(4);
    assertThat(found[0]).isEqualTo(degrees == 180 ? "320x240" : "240x320");
    assertThat(still.distanceTo(PdqFingerprint.fromHex(found[2]))).isGreaterThan(90);
    assertThat(still.distanceTo(PdqFingerprint.fromHex(found[3]))).isLessThanOrEqualTo(LOSSY_BITS);
  }

  @Test
  void framesOfOtherVideosAreThereOnce() throws InterruptedException {
    assertThat(browser.finding("video turned by 0").split(" ", -1)).hasSize(3);
  }

  @Test
  void progressOfVideoGrows() throws InterruptedException {
    List<Double> shares = Stream.of(browser.finding("video progress").split(",", -1))
        .map(Double::valueOf)
        .toList();
    assertThat(shares).hasSizeGreaterThan(6).isSorted();
  }

  @Test
  void fileThatIsNoVideoIsStillGivenItsDigests() throws InterruptedException {
    assertThat(browser.finding("no video")).isEqualTo("NOT_DECODED 0 64");
  }

  @Test
  void noFrameIsTakenWhereTheBrowserFalsifiesPixels() throws InterruptedException {
    assertThat(browser.finding("video where pixels are falsified")).isEqualTo("CANVAS_FALSIFIED 0");
  }

  @Test
  void notesHoldTheSignalsOfPicturesAndVideosAndAreReadAgain() throws InterruptedException {
    assertThat(browser.finding("notes")).isEqualTo("true");
    assertThat(browser.finding("types in notes"))
        .isEqualTo("pdq sha256 regions, vpdq sha256 video_md5");
  }

  @Test
  void fileThatIsNoNotesIsRefusedAndWhatDoesNotBelongThereIsLeftOut() throws InterruptedException {
    assertThat(browser.finding("what is no notes")).isEmpty();
    assertThat(browser.finding("left out of notes"))
        .isEqualTo("[{\"kind\":\"picture\",\"signals\":[{\"type\":\"sha256\",\"value\":\""
            + "a".repeat(64) + "\"}]}]");
  }

  @Test
  void nothingBreaksThePolicy() throws InterruptedException {
    assertThat(browser.finding("policy")).isEmpty();
  }

  private static List<PdqFingerprint> stills() throws InterruptedException {
    return browser.finding("video stills").lines().map(PdqFingerprint::fromHex).toList();
  }

  private static List<FrameFingerprint> frames() throws InterruptedException {
    String[] texts = browser.finding("video").replaceAll("[\\[\\]]", "").split("\",?", -1);
    List<FrameFingerprint> frames = new ArrayList<>();
    for (String text : texts) {
      if (!text.isEmpty()) {
        frames.add(FrameFingerprint.fromCompact(text, frames.size()));
      }
    }
    return frames;
  }

  private static String digests(String name) {
    byte[] file = files.getOrDefault(name, new byte[0]);
    return name + "," + digest("SHA-256", file) + "," + digest("MD5", file);
  }

  private static String digest(String algorithm, byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
