package org.recourse.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/// How long one way of hashing took. Immutable.
///
/// @param path which way
/// @param pictures how many pictures
/// @param millis a picture took on the mean, of each picture's median, by the clock
public record HashingResult(String path, int pictures, double millis) {

  static HashingResult of(String path, double[] nanos) {
    return new HashingResult(path, nanos.length, Arrays.stream(nanos).average().orElse(0) / 1e6);
  }

  /// Returns one JSON object on one line.
  public String toJson() {
    return String.format(
        Locale.ROOT,
        "{\"path\":\"%s\",\"pictures\":%d,\"millis\":%.3f,\"picturesPerSecond\":%.1f}",
        path,
        pictures,
        millis,
        1000 / millis);
  }

  /// Returns a line for people.
  public String toLine() {
    return String.format(
        Locale.ROOT,
        "  %-34s %9.2f ms a picture %9.1f pictures a second",
        path,
        millis,
        1000 / millis);
  }
}
