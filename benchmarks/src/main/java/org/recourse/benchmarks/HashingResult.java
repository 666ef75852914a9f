package org.recourse.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/// How long one way of hashing took. Immutable.
///
/// @param path which way
/// @param pictures how many pictures
/// @param millis a picture took on the mean, of each picture's median, by the clock
/// @param meanBits how far its fingerprints are from the exact ones of the full-resolution
///     dialect, on the mean
/// @param mostBits how far at most
public record HashingResult(
    String path, int pictures, double millis, double meanBits, double mostBits) {

  static HashingResult of(String path, double[] nanos, double[] bits) {
    return new HashingResult(
        path,
        nanos.length,
        Arrays.stream(nanos).average().orElse(0) / 1e6,
        Arrays.stream(bits).average().orElse(0),
        Arrays.stream(bits).max().orElse(0));
  }

  /// Returns one JSON object on one line.
  public String toJson() {
    return String.format(
        Locale.ROOT,
        "{\"path\":\"%s\",\"pictures\":%d,\"millis\":%.3f,\"picturesPerSecond\":%.1f,"
            + "\"meanBits\":%.2f,\"mostBits\":%.0f}",
        path,
        pictures,
        millis,
        1000 / millis,
        meanBits,
        mostBits);
  }

  /// Returns a line for people.
  public String toLine() {
    return String.format(
        Locale.ROOT,
        "  %-34s %9.2f ms a picture %9.1f pictures a second %6.2f bits away, at most %.0f",
        path,
        millis,
        1000 / millis,
        meanBits,
        mostBits);
  }
}
