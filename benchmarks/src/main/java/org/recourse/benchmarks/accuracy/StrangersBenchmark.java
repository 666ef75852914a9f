package org.recourse.benchmarks.accuracy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.inner.InnerPictures;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.match.BankMatch;
import org.recourse.match.BankUnusableException;
import org.recourse.match.SignalKind;
import org.recourse.match.copies.BankRegions;
import org.recourse.match.copies.ChangedCopy;
import org.recourse.match.copies.CopyFinder;
import org.recourse.match.copies.CopyRule;
import org.recourse.match.copies.InnerCopy;
import org.recourse.match.copies.InnerFinder;

/// Looks every photograph of a folder up among all others, by every means, and writes the pairs
/// that matched: true duplicates in the folder, and false matches. Which is which is for a
/// person who looks at them.
///
/// ```
/// StrangersBenchmark OUT PHOTOGRAPHS
/// ```
///
/// Writes to OUT `pairs.csv`, a line for each query, entry and means; prints how many pairs of
/// different files there are.
public final class StrangersBenchmark {

  private static final int RADIUS = 31;
  private static final int BATCH = 100;

  private final ProtectedPhotographs population;
  private final Path photographs;

  private StrangersBenchmark(ProtectedPhotographs population, Path photographs) {
    this.population = population;
    this.photographs = photographs;
  }

  /// A match of two different files.
  private record Pair(int query, int entry, String by, int distance) {}

  /// Runs the benchmark.
  public static void main(String[] args) throws IOException, BankUnusableException {
    if (args.length != 2) {
      throw new IllegalArgumentException("OUT PHOTOGRAPHS");
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path photographs = Path.of(args[1]);
    try (ProtectedPhotographs population =
            ProtectedPhotographs.of(photographs, folder.resolve("bank"));
        BufferedWriter lines = Files.newBufferedWriter(folder.resolve("pairs.csv"))) {
      lines.write("query,entry,by,distance\n");
      new StrangersBenchmark(population, photographs).run(lines);
    }
  }

  private void run(BufferedWriter lines) throws IOException {
    int count = population.names().size();
    Set<List<Integer>> different = new HashSet<>();
    for (int from = 0; from < count; from += BATCH) {
      List<Pair> found = IntStream.range(from, Math.min(count, from + BATCH))
          .parallel()
          .boxed()
          .flatMap(query -> pairs(query).stream())
          .toList();
      for (Pair pair : found) {
        different.add(
            List.of(Math.min(pair.query(), pair.entry()), Math.max(pair.query(), pair.entry())));
        lines.write("%s,%s,%s,%d%n"
            .formatted(
                population.names().get(pair.query()),
                population.names().get(pair.entry()),
                pair.by(),
                pair.distance()));
      }
      lines.flush();
      System.out.printf("%d of %d%n", Math.min(count, from + BATCH), count);
    }
    System.out.printf(
        "%d photographs, %d pairs of different files, %d of them matched%n",
        count, count * (count - 1L) / 2, different.size());
  }

  private List<Pair> pairs(int query) {
    Pixels pixels = Photograph.read(photographs.resolve(population.names().get(query)));
    List<Pair> pairs = new ArrayList<>(byWhole(query, Photograph.pdq(pixels)));
    InnerFinder inner = new InnerFinder(population.bank(), RADIUS);
    for (InnerCopy copy : inner.find(SignalKind.PICTURE, InnerPictures.of(pixels))) {
      pairs.add(pair(query, copy.match(), "inner"));
    }
    CopyFinder regions = new CopyFinder(new BankRegions(population.bank()), CopyRule.STANDARD);
    for (ChangedCopy copy : regions.find(RegionHasher.view(pixels))) {
      pairs.add(new Pair(
          query, (int) copy.entry() - 1, "regions", copy.distance().orElse(PdqFingerprint.BITS)));
    }
    return pairs.stream()
        .filter(pair -> pair.entry() != query)
        .sorted(Comparator.comparingInt(Pair::entry))
        .toList();
  }

  // In all orientations, and as a negative.
  private List<Pair> byWhole(int query, Hashing.Fingerprinted pdq) {
    List<PdqFingerprint> asked = new ArrayList<>(pdq.orientations());
    pdq.orientations().forEach(fingerprint -> asked.add(fingerprint.complement()));
    return population.bank().match(SignalKind.PICTURE, asked, RADIUS).stream()
        .map(match -> pair(query, match, "pdq"))
        .toList();
  }

  private static Pair pair(int query, BankMatch match, String by) {
    return new Pair(query, (int) match.entryNumber() - 1, by, match.distance());
  }
}
