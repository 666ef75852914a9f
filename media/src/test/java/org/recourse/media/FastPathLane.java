package org.recourse.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqDialect;

/// How far the fast path's fingerprints of JPEGs are from the faithful ones.
///
///     FastPathLane FOLDER
public final class FastPathLane {
  private FastPathLane() {}

  /// Prints a line for each fraction of size that was chosen.
  public static void main(String[] args) throws IOException {
    Map<String, int[]> distances = new TreeMap<>();
    try (MediaDecoder decoder = Samples.decoder(Samples.settings());
        Stream<Path> paths = Files.walk(Path.of(args[0]))) {
      List<Path> files = paths.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        Decoding faithful = decoder.decode(Source.file(file), DecodeRequest.faithful());
        Decoding fast = decoder.decode(Source.file(file), DecodeRequest.fast());
        if (faithful instanceof Decoding.Picture a
            && fast instanceof Decoding.Picture b
            && a.format() == MediaFormat.JPEG) {
          long megapixels = Math.round(a.width() * (double) a.height() / 1e6 * 10);
          String group = "1/%d at about %s MP".formatted(b.denominator(), band(megapixels));
          int distance = a.hashing(PdqDialect.FULL_RESOLUTION)
              .fingerprint()
              .distanceTo(b.hashing(PdqDialect.FULL_RESOLUTION).fingerprint());
          distances.merge(group, new int[] {distance}, FastPathLane::joined);
        }
      }
    }
    distances.forEach((group, values) -> {
      Arrays.sort(values);
      System.out.printf(
          "%s: %d pictures, distance mean %.2f, median %d, 99 %% %d, most %d%n",
          group,
          values.length,
          Arrays.stream(values).average().orElse(0),
          values[values.length / 2],
          values[values.length * 99 / 100],
          values[values.length - 1]);
    });
  }

  private static String band(long tenths) {
    return tenths < 2 ? "0.1" : tenths < 7 ? "0.4" : tenths < 25 ? "1.5" : tenths < 60 ? "4" : "12";
  }

  private static int[] joined(int[] some, int[] more) {
    int[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
