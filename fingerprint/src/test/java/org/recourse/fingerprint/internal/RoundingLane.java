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
/// fingerprint hangs on it, and whether it ever does unnoticed. Over 1,000 drawings of all kinds,
/// or over the PPM files of a folder given with `-Dpictures=DIR`, enlarged to `-Dmegapixels=N`
/// first if that is given: the sums' rounding grows with the picture.
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
      double megapixels = Double.parseDouble(System.getProperty("megapixels", "0"));
      return pictures.stream().map(file -> enlarged(ppm(file), megapixels * 1e6));
    }
  }

  private static Pixels drawing(int seed, SplittableRandom random) {
    int width = random.nextInt(40, 1000);
    int height = random.nextInt(40, 1000);
    Drawing[] kinds = Drawing.values();
    return Pixels.of(width, height, 3, kinds[seed % kinds.length].draw(width, height, seed));
  }

  /// Between the pixels, so that a larger picture has its own values and no repeated ones.
  private static Pixels enlarged(Pixels picture, double pixels) {
    double factor = Math.sqrt(pixels / ((double) picture.width() * picture.height()));
    if (factor <= 1) {
      return picture;
    }
    int width = (int) (picture.width() * factor);
    int height = (int) (picture.height() * factor);
    byte[][] rows = new byte[picture.height()][picture.width() * 3];
    for (int y = 0; y < rows.length; y++) {
      picture.row(y, rows[y]);
    }
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0, k = 0; y < height; y++) {
      double v = Math.min(y / factor, rows.length - 1.0);
      byte[] above = rows[(int) v];
      byte[] below = rows[Math.min((int) v + 1, rows.length - 1)];
      for (int x = 0; x < width; x++) {
        double u = Math.min(x / factor, picture.width() - 1.0);
        int left = 3 * (int) u;
        int right = Math.min(left + 3, above.length - 3);
        for (int channel = 0; channel < 3; channel++) {
          double top = between(above[left + channel], above[right + channel], u % 1);
          double bottom = between(below[left + channel], below[right + channel], u % 1);
          rgb[k++] = (byte) Math.round(top + (v % 1) * (bottom - top));
        }
      }
    }
    return Pixels.of(width, height, 3, rgb);
  }

  private static double between(byte a, byte b, double share) {
    return (a & 0xff) + share * ((b & 0xff) - (a & 0xff));
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
