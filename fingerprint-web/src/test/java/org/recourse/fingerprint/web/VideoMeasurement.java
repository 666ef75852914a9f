package org.recourse.fingerprint.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqFingerprint;

/// Not a test, and not run with the tests: fingerprints the sample videos of vPDQ in Chromium, and
/// prints how far each frame is from those that vPDQ lists within a tenth of a second.
class VideoMeasurement {

  /// Names the folder of reference data.
  private static final String VARIABLE = "RECOURSE_REFDATA";

  // A browser may show the frame before or after the time that it was sent to.
  private static final double SEEKING_SECONDS = 0.1;

  @Test
  void measure() throws IOException, InterruptedException {
    Path data = Path.of(System.getenv().getOrDefault(VARIABLE, "")).resolve("vpdq");
    assertThat(data).as("set %s to the folder of reference data", VARIABLE).exists();
    TestSite site = new TestSite();
    List<String> names;
    try (Stream<Path> videos = Files.list(data.resolve("videos"))) {
      names = videos.map(video -> video.getFileName().toString()).sorted().toList();
    }
    names.forEach(name -> site.offer(name, () -> read(data.resolve("videos").resolve(name))));
    site.offer("list", () -> String.join("\n", names).getBytes(UTF_8));
    System.out.println("\nvideo | bytes | size | seconds | digests, ms | all, ms | frames"
        + " | bits from vPDQ's frame of that time: median | most");
    try (BrowserSession browser = new BrowserSession(site, "/test/measure-videos.html")) {
      for (String line : browser.finding("measured").lines().toList()) {
        print(line.split(",", -1), data.resolve("expected"));
      }
    }
  }

  private static void print(String[] fields, Path expected) throws IOException {
    if (fields.length < 8) {
      System.out.println(String.join(" | ", fields));
      return;
    }
    Path list = expected.resolve(fields[0].replace(".mp4", ".txt"));
    String[] frames = fields[7].split(" ", -1);
    String bits = "no list";
    if (Files.exists(list) && frames[0].contains(":")) {
      List<FrameFingerprint> listed =
          Files.readAllLines(list).stream().map(FrameFingerprint::fromLine).toList();
      int[] distances =
          Stream.of(frames).mapToInt(frame -> distance(frame, listed)).sorted().toArray();
      bits = distances[distances.length / 2] + " | "
          + IntStream.of(distances).max().getAsInt();
    }
    System.out.println(String.join(
        " | ",
        fields[0],
        fields[1],
        fields[2] + "x" + fields[3],
        fields[4],
        fields[5],
        fields[6],
        "" + frames.length,
        bits));
  }

  // A frame is written `seconds:quality:fingerprint`.
  private static int distance(String frame, List<FrameFingerprint> listed) {
    String[] parts = frame.split(":", -1);
    double seconds = Double.parseDouble(parts[0]);
    PdqFingerprint found = PdqFingerprint.fromHex(parts[2]);
    return listed.stream()
        .filter(one -> Math.abs(one.seconds() - seconds) <= SEEKING_SECONDS)
        .mapToInt(one -> one.fingerprint().distanceTo(found))
        .min()
        .orElseThrow();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
