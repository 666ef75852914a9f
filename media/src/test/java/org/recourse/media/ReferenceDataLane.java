package org.recourse.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;

/// A lane of its own, not part of the suite: agreement with the reference's own pictures and
/// videos, which are not ours to ship. Give their folder with `-Drefdata=DIR`.
class ReferenceDataLane {

  private static final Set<PdqDialect> BOTH =
      Set.of(PdqDialect.FULL_RESOLUTION, PdqDialect.SAMPLED);

  // 16-bit grey, where the reference's own decoders disagree: docs/measurements/fingerprints.md.
  private static final Set<String> OTHER_PIXELS = Set.of("pdq/images/pytx-resources/I16.png");

  // The one list that vPDQ made with its scaler's vector instructions for x86; the others are from
  // its plain conversion, which is ours: docs/measurements/decoding.md.
  private static final String BY_VECTORS = "test-padded-dimensions.txt";

  private static Path refdata() {
    String folder = System.getProperty("refdata");
    assertThat(folder)
        .as("this lane needs the reference's pictures: give their folder with -Drefdata=DIR")
        .isNotNull();
    Path path = Path.of(Objects.requireNonNull(folder));
    assertThat(path.resolve("pdq/vectors/expected.csv")).exists();
    return path;
  }

  @Test
  void samePixelsGiveTheReferencesBitsInAllOrientations() throws IOException {
    Path exact = refdata().resolve("pdq/vectors/exact");
    int wrong = 0;
    for (String line : rows(exact.resolve("exact.csv"))) {
      List<String> fields = List.of(line.split(","));
      Hashing.Fingerprinted found = hash(ppm(exact.resolve(fields.get(0) + ".ppm")));
      List<String> hexes =
          found.orientations().stream().map(PdqFingerprint::toHex).toList();
      boolean same =
          hexes.equals(fields.subList(4, 12)) && found.quality() == Integer.parseInt(fields.get(3));
      System.out.printf("exact  %-16s %s%n", fields.get(0), same ? "same bits" : "DIFFERENT");
      wrong += same ? 0 : 1;
    }
    assertThat(wrong).isZero();
  }

  @Test
  void sameFilesGiveTheReferencesBitsWhereDecodersAgree() throws IOException {
    Path folder = refdata();
    Set<String> different = new TreeSet<>();
    int same = 0;
    try (MediaDecoder decoder = MediaDecoder.open(MediaSettings.standard())) {
      for (String line : rows(folder.resolve("pdq/vectors/expected.csv"))) {
        List<String> fields = List.of(line.split(",", -1));
        String verdict = verdict(decoder, folder.resolve(fields.get(0)), fields);
        System.out.printf("file   %-60s %s%n", fields.get(0), verdict);
        if (verdict.equals("same bits")) {
          same++;
        } else {
          different.add(fields.get(0));
        }
      }
    }
    System.out.printf("file   %d same in both dialects, %d not%n", same, different.size());
    assertThat(different).isSubsetOf(OTHER_PIXELS);
  }

  private static String verdict(MediaDecoder decoder, Path file, List<String> fields) {
    DecodeRequest request = DecodeRequest.faithful().withDialects(BOTH);
    return switch (decoder.decode(Source.file(file), request)) {
      case Decoding.Picture picture -> {
        int full = distance(picture, PdqDialect.FULL_RESOLUTION, fields.get(3));
        int sampled = distance(picture, PdqDialect.SAMPLED, fields.get(1));
        yield full + sampled == 0
            ? "same bits"
            : "full %d, sampled %d bits away".formatted(full, sampled);
      }
      case Decoding.Refused refused -> "refused: " + refused.reason();
      case Decoding.Video _ -> "a video";
    };
  }

  private static int distance(Decoding.Picture picture, PdqDialect dialect, String hex) {
    return Objects.requireNonNull(picture.hashings().get(dialect))
        .fingerprint()
        .distanceTo(PdqFingerprint.fromHex(hex));
  }

  @Test
  void videoFramesHaveTheReferencesBits() throws IOException {
    Path folder = refdata().resolve("vpdq");
    List<Path> videos;
    try (Stream<Path> files = Files.list(folder.resolve("videos"))) {
      videos = files.sorted().toList();
    }
    try (MediaDecoder decoder = MediaDecoder.open(MediaSettings.standard())) {
      List<Integer> everywhere = new ArrayList<>();
      for (Path video : videos) {
        String name = String.valueOf(video.getFileName()).replace(".mp4", ".txt");
        List<String> expected = Files.readAllLines(folder.resolve("expected").resolve(name));
        Decoding decoding = decoder.decode(Source.file(video), DecodeRequest.faithful());
        assertThat(decoding).isInstanceOf(Decoding.Video.class);
        List<VideoFrame> frames = ((Decoding.Video) decoding).frames();
        assertThat(frames).as(name).hasSameSizeAs(expected);
        int[] all = distances(frames, expected, 0);
        int[] trusted = distances(frames, expected, PdqHasher.TRUSTED_QUALITY);
        System.out.printf(
            "video  %-42s all: %s; of trusted quality: %s%n", name, summary(all), summary(trusted));
        boolean plain = !name.equals(BY_VECTORS);
        assertThat(all[all.length * 99 / 100]).as(name).isLessThanOrEqualTo(plain ? 0 : 4);
        assertThat(all[all.length - 1]).as(name).isLessThanOrEqualTo(plain ? 2 : 4);
        Arrays.stream(trusted).forEach(everywhere::add);
      }
      int[] sorted = everywhere.stream().mapToInt(Integer::intValue).sorted().toArray();
      System.out.printf("video  all together, of trusted quality: %s%n", summary(sorted));
      assertThat(sorted[sorted.length / 2]).isZero();
    }
  }

  private static String summary(int[] distances) {
    return "%d frames, median %d, 99 %% %d, worst %d bits"
        .formatted(
            distances.length,
            distances[distances.length / 2],
            distances[distances.length * 99 / 100],
            distances[distances.length - 1]);
  }

  private static int[] distances(List<VideoFrame> frames, List<String> expected, int quality) {
    List<Integer> distances = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      FrameFingerprint reference = FrameFingerprint.fromLine(expected.get(i));
      if (reference.quality() >= quality) {
        distances.add(frames.get(i).hashing().fingerprint().distanceTo(reference.fingerprint()));
      }
    }
    return distances.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private static List<String> rows(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).toList();
  }

  private static Hashing.Fingerprinted hash(Pixels pixels) {
    return (Hashing.Fingerprinted) PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(pixels);
  }

  private static Pixels ppm(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<String> head = List.of(
            new String(bytes, 0, 30, StandardCharsets.ISO_8859_1).split("\\s+", 5))
        .subList(0, 4);
    int start = String.join(" ", head).length() + 1;
    byte[] rgb = Arrays.copyOfRange(bytes, start, bytes.length);
    return Pixels.of(Integer.parseInt(head.get(1)), Integer.parseInt(head.get(2)), 3, rgb);
  }
}
