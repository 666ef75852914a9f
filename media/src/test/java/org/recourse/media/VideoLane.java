package org.recourse.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqFingerprint;

/// Hashes every frame of vPDQ's sample videos, on the faithful and on the fast path, and compares
/// them with vPDQ's own lists.
///
///     VideoLane REFDATA/vpdq
public final class VideoLane {
  private VideoLane() {}

  /// Prints two lines for each video.
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (MediaDecoder decoder = Samples.decoder(Samples.settings());
        Stream<Path> videos = Files.list(folder.resolve("videos"))) {
      for (Path video : videos.sorted().toList()) {
        String name = String.valueOf(video.getFileName()).replace(".mp4", "");
        Path expected = folder.resolve("expected").resolve(name + ".txt");
        for (DecodeRequest request : List.of(DecodeRequest.faithful(), DecodeRequest.fast())) {
          String path = name + (request.reduced() ? " fast" : " faithful");
          compare(path, decoder.decode(Source.file(video), request), expected);
        }
      }
    }
  }

  private static void compare(String name, Decoding decoding, Path expected) throws IOException {
    if (!(decoding instanceof Decoding.Video video)) {
      System.out.println(name + ": " + decoding);
      return;
    }
    List<String[]> lines =
        Files.readAllLines(expected).stream().map(line -> line.split(",", -1)).toList();
    int count = Math.min(lines.size(), video.frames().size());
    int[] distances = new int[count];
    int[] trusted = new int[count];
    int trustedCount = 0;
    int qualityOff = 0;
    double timeOff = 0;
    for (int i = 0; i < count; i++) {
      VideoFrame frame = video.frames().get(i);
      String[] line = lines.get(i);
      distances[i] = PdqFingerprint.fromHex(line[2]).distanceTo(frame.hashing().fingerprint());
      int quality = Integer.parseInt(line[1]);
      qualityOff = Math.max(qualityOff, Math.abs(quality - frame.hashing().quality()));
      timeOff = Math.max(timeOff, Math.abs(Double.parseDouble(line[3]) - frame.seconds()));
      if (quality >= 50) {
        trusted[trustedCount++] = distances[i];
      }
    }
    System.out.printf(
        "%s: %d frames of %d, %s; of quality 50 and more %s; quality off by %d at most, time by %.4f"
            + " s%n",
        name,
        video.frames().size(),
        lines.size(),
        summary(distances),
        summary(Arrays.copyOf(trusted, trustedCount)),
        qualityOff,
        timeOff);
  }

  private static String summary(int[] distances) {
    Arrays.sort(distances);
    int count = distances.length;
    return count == 0
        ? "none"
        : "median %d, 99 %% %d, most %d"
            .formatted(distances[count / 2], distances[count * 99 / 100], distances[count - 1]);
  }
}
