package org.recourse.fingerprint.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.Pixels;
import org.recourse.testkit.Drawing;

/// A lane of its own, not part of the suite: how far the reference's rounding goes, how often a
/// fingerprint hangs on it, and whether it ever does unnoticed. Over 1,000 drawings, or over the
/// PPM files of a folder given with `-Dpictures=DIR`.
class RoundingLane {

  @Test
  void noBitHangsOnRoundingUnnoticed() throws IOException {
    int count = 0;
    int uncertain = 0;
    int unnoticed = 0;
    int turned = 0;
    double worst = 0;
    try (Stream<Pixels> pictures = pictures()) {
      for (Pixels picture : (Iterable<Pixels>) pictures::iterator) {
        PdqTransform literal = PdqTransform.of(LiteralFilter.luma64(picture));
        PdqTransform direct = PdqTransform.of(TentFilter.of(picture).luma64(picture));
        boolean certain = direct.isCertainBeyond(LiteralFilter.ROUNDING);
        count++;
        uncertain += certain ? 0 : 1;
        unnoticed += certain && !sameBits(literal, direct, Orientation.UPRIGHT) ? 1 : 0;
        for (Orientation orientation : Orientation.values()) {
          turned += certain && !sameBits(literal, direct, orientation) ? 1 : 0;
        }
        worst = Math.max(worst, difference(literal, direct));
      }
    }
    System.out.printf(
        "%d pictures: %d done again literally (%.1f %%); rounding moved a coefficient by up to %.5f;"
            + " upright unnoticed %d, other orientations with a pair exchanged %d of %d%n",
        count, uncertain, 100.0 * uncertain / count, worst, unnoticed, turned, 7 * count);
    assertThat(unnoticed).isZero();
    assertThat(worst).isLessThan(LiteralFilter.ROUNDING);
  }

  private static boolean sameBits(PdqTransform a, PdqTransform b, Orientation orientation) {
    return a.quality() == b.quality()
        && a.fingerprint(orientation).equals(b.fingerprint(orientation));
  }

  private static double difference(PdqTransform a, PdqTransform b) {
    float[] one = a.coefficients();
    float[] other = b.coefficients();
    return IntStream.range(0, one.length)
        .mapToDouble(i -> Math.abs(one[i] - other[i]))
        .max()
        .orElseThrow();
  }

  private static Stream<Pixels> pictures() throws IOException {
    String folder = System.getProperty("pictures");
    if (folder == null) {
      SplittableRandom random = new SplittableRandom(1);
      return IntStream.range(0, 1000).mapToObj(seed -> drawing(seed, random));
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      List<Path> pictures =
          files.filter(file -> file.toString().endsWith(".ppm")).sorted().toList();
      return pictures.stream().map(RoundingLane::ppm);
    }
  }

  private static Pixels drawing(int seed, SplittableRandom random) {
    int width = random.nextInt(40, 1000);
    int height = random.nextInt(40, 1000);
    return Pixels.of(width, height, 3, Drawing.LANDSCAPE.draw(width, height, seed));
  }

  private static Pixels ppm(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<String> head = List.of(
              new String(bytes, 0, 30, StandardCharsets.ISO_8859_1).split("\\s+", 5))
          .subList(0, 4);
      int start = String.join(" ", head).length() + 1;
      byte[] rgb = Arrays.copyOfRange(bytes, start, bytes.length);
      return Pixels.of(Integer.parseInt(head.get(1)), Integer.parseInt(head.get(2)), 3, rgb);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
