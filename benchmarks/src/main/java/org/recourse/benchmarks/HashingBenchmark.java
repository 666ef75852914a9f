package org.recourse.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.DecodeRequest;
import org.recourse.media.Decoding;
import org.recourse.media.MediaDecoder;
import org.recourse.media.MediaSettings;
import org.recourse.media.Source;

/// Measures how long pictures take from the bytes of their files to their fingerprints in all
/// eight orientations, through one jailed child, and from pixels to fingerprints in this process.
///
/// @param files pictures; those that are refused are left out
/// @param rounds how often each is hashed on each path; the median counts
public record HashingBenchmark(List<Path> files, int rounds) {

  private static final int SIDE = 512;
  private static final long WARM_UP_NANOS = 3_000_000_000L;

  /// Copies the list.
  public HashingBenchmark {
    files = List.copyOf(files);
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be at least 1: " + rounds);
    }
  }

  /// Runs it, and returns nothing if none of the files is a picture. The paths take turns picture
  /// by picture, so that they are compared in the same minute.
  ///
  /// @throws IOException if the decoder's program cannot be laid out
  public List<HashingResult> run() throws IOException {
    List<HashingResult> results = new ArrayList<>();
    try (MediaDecoder decoder = MediaDecoder.open(settings())) {
      List<Path> usable = files.stream()
          .filter(file -> decode(decoder, file, decodingAlone()) instanceof Decoding.Picture)
          .toList();
      if (usable.isEmpty()) {
        return List.of();
      }
      warmUp(decoder, usable);
      results.add(measured("decoding alone", decoder, usable, decodingAlone()));
      results.add(measured("full-resolution, exact", decoder, usable, DecodeRequest.faithful()));
      results.add(
          measured("sampled, exact", decoder, usable, DecodeRequest.faithful(PdqDialect.SAMPLED)));
      results.add(measured("fast path", decoder, usable, DecodeRequest.fast()));
    }
    results.add(HashingResult.of(
        "512x512 pixels to 8 orientations", new double[] {pixels()}, new double[1]));
    return results;
  }

  private HashingResult measured(
      String path, MediaDecoder decoder, List<Path> files, DecodeRequest request) {
    double[] nanos = files.stream()
        .mapToDouble(file -> median(() -> nanos(decoder, file, request)))
        .toArray();
    double[] bits = files.stream()
        .mapToDouble(file -> distance(
            decode(decoder, file, request), decode(decoder, file, DecodeRequest.faithful())))
        .toArray();
    return HashingResult.of(path, nanos, bits);
  }

  private static int distance(Decoding found, Decoding exact) {
    return fingerprint(found)
        .flatMap(one -> fingerprint(exact).map(one::distanceTo))
        .orElse(0);
  }

  private static Optional<PdqFingerprint> fingerprint(Decoding decoding) {
    return decoding instanceof Decoding.Picture picture
        ? picture.hashings().values().stream()
            .map(Hashing.Fingerprinted::fingerprint)
            .findFirst()
        : Optional.empty();
  }

  private static DecodeRequest decodingAlone() {
    return DecodeRequest.faithful().withDialects(Set.of());
  }

  // A fresh child has to compile its code anew: what is measured here is one that has.
  private static MediaSettings settings() {
    return MediaSettings.standard().withWorkers(1).withFilesPerWorker(Integer.MAX_VALUE);
  }

  private static void warmUp(MediaDecoder decoder, List<Path> usable) {
    for (DecodeRequest request : List.of(
        DecodeRequest.faithful(),
        DecodeRequest.faithful(PdqDialect.SAMPLED),
        DecodeRequest.fast())) {
      long begin = System.nanoTime();
      for (int i = 0; i < 20 || System.nanoTime() - begin < WARM_UP_NANOS; i++) {
        decode(decoder, usable.get(i % usable.size()), request);
      }
    }
  }

  private double pixels() {
    Pixels picture = Pixels.of(SIDE, SIDE, 3, patches());
    PdqHasher hasher = PdqHasher.of(PdqDialect.FULL_RESOLUTION);
    for (int i = 0; i < 3_000; i++) {
      hasher.hash(picture);
    }
    return new HashingBenchmark(files, 101).median(() -> {
      long start = System.nanoTime();
      hasher.hash(picture);
      return System.nanoTime() - start;
    });
  }

  // Patches of 32x32 pixels, each of one colour and some noise: enough to see for quality 100.
  private static byte[] patches() {
    SplittableRandom random = new SplittableRandom(1);
    int[] levels = random.ints(SIDE / 32 * SIDE / 32, 0, 224).toArray();
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int k = 0; k < rgb.length; k++) {
      int x = k / 3 % SIDE;
      int y = k / 3 / SIDE;
      rgb[k] = (byte) (levels[y / 32 * (SIDE / 32) + x / 32] + random.nextInt(32));
    }
    return rgb;
  }

  private static long nanos(MediaDecoder decoder, Path file, DecodeRequest request) {
    long start = System.nanoTime();
    decode(decoder, file, request);
    return System.nanoTime() - start;
  }

  private static Decoding decode(MediaDecoder decoder, Path file, DecodeRequest request) {
    return decoder.decode(Source.file(file), request);
  }

  private double median(LongSupplier run) {
    double[] nanos = new double[rounds];
    Arrays.setAll(nanos, _ -> run.getAsLong());
    Arrays.sort(nanos);
    return nanos[rounds / 2];
  }
}
