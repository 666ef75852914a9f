package org.recourse.benchmarks;

import java.util.Locale;

/// What one run of [MatchingBenchmark] measured. Immutable.
///
/// @param entries rows in the index
/// @param population what they are like
/// @param radius of the look-ups, in bits
/// @param buildSeconds to index all rows, wall time
/// @param bytesPerEntry rows and index
/// @param lookupsPerSecond of one thread, by its processor time: median of the rounds
/// @param lookupsPerWallSecond the same by the clock, which other programs slow down
/// @param p50Micros half of the single look-ups took less, wall time
/// @param p99Micros 99 % of them took less, wall time
/// @param twoThreadScaling look-ups of two threads at once, each by its processor time, over
///     those of one
/// @param addVisibleMicros median wall time of an addition and a look-up that finds it
/// @param addVisibleP99Micros 99 % of them took less
/// @param scansPerSecond look-ups of the plain scan of the same rows, one thread, processor time
/// @param checkedQueries for how many queries the plain scan was asked the same
/// @param disagreements in how many of them it found something else
public record MatchingResult(
    int entries,
    String population,
    int radius,
    double buildSeconds,
    double bytesPerEntry,
    double lookupsPerSecond,
    double lookupsPerWallSecond,
    double p50Micros,
    double p99Micros,
    double twoThreadScaling,
    double addVisibleMicros,
    double addVisibleP99Micros,
    double scansPerSecond,
    int checkedQueries,
    int disagreements) {

  /// Returns one JSON object on one line.
  public String toJson() {
    return String.format(
        Locale.ROOT,
        "{\"entries\":%d,\"population\":\"%s\",\"radius\":%d,\"buildSeconds\":%.2f,"
            + "\"bytesPerEntry\":%.1f,\"lookupsPerSecond\":%.0f,\"lookupsPerWallSecond\":%.0f,"
            + "\"p50Micros\":%.1f,\"p99Micros\":%.1f,\"twoThreadScaling\":%.2f,"
            + "\"addVisibleMicros\":%.1f,\"addVisibleP99Micros\":%.1f,\"scansPerSecond\":%.2f,"
            + "\"checkedQueries\":%d,\"disagreements\":%d}",
        entries,
        population,
        radius,
        buildSeconds,
        bytesPerEntry,
        lookupsPerSecond,
        lookupsPerWallSecond,
        p50Micros,
        p99Micros,
        twoThreadScaling,
        addVisibleMicros,
        addVisibleP99Micros,
        scansPerSecond,
        checkedQueries,
        disagreements);
  }

  /// Returns a table for people.
  public String toTable() {
    return String.format(
        Locale.ROOT,
        """
        %,d entries, %s, radius %d
          look-ups a second, one thread   %,12.0f by processor time, %,.0f by the clock
          of the plain scan               %,12.2f
          half took less than             %,12.1f us, 99 %% less than %,.1f us
          two threads                     %12.2f times as many
          memory                          %12.1f bytes an entry
          build                           %12.2f s
          added and found                 %12.1f us, 99 %% less than %,.1f us
          disagreements with the scan     %12d of %d queries
        """,
        entries,
        population,
        radius,
        lookupsPerSecond,
        lookupsPerWallSecond,
        scansPerSecond,
        p50Micros,
        p99Micros,
        twoThreadScaling,
        bytesPerEntry,
        buildSeconds,
        addVisibleMicros,
        addVisibleP99Micros,
        disagreements,
        checkedQueries);
  }
}
