package org.recourse.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqFingerprint;

/// What a bank is filled with, and what is asked of it.
///
/// @param population what the rows are like, in a word
/// @param rows of the bank
/// @param queries to be asked, in this order
/// @param strangers an endless source of more rows, of no one else
public record Workload(
    String population,
    PdqRows rows,
    List<PdqFingerprint> queries,
    Supplier<PdqFingerprint> strangers) {

  /// Draws one. One query in two is a row with 0 to 40 bits flipped, the other a stranger.
  ///
  /// @param seed everything random comes from it
  public static Workload drawn(int entries, Population population, int queries, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Supplier<PdqFingerprint> source = population.from(random);
    PdqRows rows = PdqRows.draw(entries, source);
    List<PdqFingerprint> asked = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      asked.add(
          i % 2 == 0
              ? Population.flip(rows.get(random.nextInt(entries)), 2 * random.nextInt(21), random)
              : source.get());
    }
    return new Workload(population.name().toLowerCase(Locale.ROOT), rows, asked, source);
  }

  /// Reads one from two files with 64 hexadecimal digits on each line.
  ///
  /// @param signals the rows
  /// @param queries what is asked
  public static Workload read(Path signals, Path queries) throws IOException {
    List<PdqFingerprint> rows = fingerprints(signals);
    return new Workload(
        "real",
        PdqRows.draw(rows.size(), rows.iterator()::next),
        fingerprints(queries),
        Population.UNIFORM.from(new SplittableRandom(1)));
  }

  private static List<PdqFingerprint> fingerprints(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> !line.isBlank()).map(PdqFingerprint::fromHex).toList();
    }
  }
}
