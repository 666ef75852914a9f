package org.recourse.benchmarks.accuracy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.PictureView;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.match.BankUnusableException;
import org.recourse.match.copies.BankRegions;
import org.recourse.match.copies.ChangedCopy;
import org.recourse.match.copies.CopyFinder;
import org.recourse.match.copies.CopyRule;

/// Looks changed photographs up in a bank of photographs, and writes how many were found.
///
/// ```
/// AccuracyBenchmark OUT PHOTOGRAPHS NAME LIST CHANGED [NAME LIST CHANGED …]
/// ```
///
/// PHOTOGRAPHS is a folder; all of it is protected. Each CHANGED is a folder of changed
/// photographs ([ChangedPhotographs]), LIST names its photographs, NAME the group. Writes
/// to OUT `outcomes.csv`, a line for each changed photograph, and `accuracy.csv`, a line
/// for each group and change; prints false matches and times.
public final class AccuracyBenchmark {

  private static final int COLLAGE = 33;
  private static final int BATCH = 20;

  private final ProtectedPhotographs population;
  private final BufferedWriter lines;
  private final PrintStream out;
  private final LongAdder viewNanos = new LongAdder();
  private final LongAdder findNanos = new LongAdder();
  private final LongAdder queries = new LongAdder();
  private final LongAdder wrongByPdq = new LongAdder();
  private final LongAdder wrongByRegions = new LongAdder();

  private AccuracyBenchmark(
      ProtectedPhotographs population, BufferedWriter lines, PrintStream out) {
    this.population = population;
    this.lines = lines;
    this.out = out;
  }

  /// Runs the benchmark.
  public static void main(String[] args) throws IOException, BankUnusableException {
    if (args.length < 5 || args.length % 3 != 2) {
      throw new IllegalArgumentException("OUT PHOTOGRAPHS NAME LIST CHANGED [...]");
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    try (ProtectedPhotographs population =
            ProtectedPhotographs.of(Path.of(args[1]), folder.resolve("bank"));
        BufferedWriter lines = Files.newBufferedWriter(folder.resolve("outcomes.csv"));
        BufferedWriter table = Files.newBufferedWriter(folder.resolve("accuracy.csv"))) {
      AccuracyBenchmark benchmark = new AccuracyBenchmark(population, lines, System.out);
      benchmark.printPopulation();
      lines.write("group,photograph,change,plain,turned,regions,distance,wrongPdq,wrongRegions\n");
      table.write("group,change,name,queries,plain,turned,regions,either\n");
      for (int i = 2; i < args.length; i += 3) {
        ChangedPhotographs changed =
            ChangedPhotographs.of(Path.of(args[i + 2]), Path.of(args[i + 1]));
        List<Tally> tallies = benchmark.run(args[i], changed);
        for (int change = 0; change < tallies.size(); change++) {
          String name = '"' + changed.changes().get(change) + '"';
          table.write(
              args[i] + "," + change + "," + name + "," + tallies.get(change).csv() + "\n");
        }
      }
      benchmark.printTotals();
    }
  }

  // Photographs are looked up side by side; what is written is in order, whoever was
  // faster.
  private List<Tally> run(String group, ChangedPhotographs changed) throws IOException {
    List<Tally> tallies = new ArrayList<>();
    changed.changes().forEach(_ -> tallies.add(new Tally()));
    int count = changed.photographs().size();
    for (int from = 0; from < count; from += BATCH) {
      List<List<Outcome>> batch = IntStream.range(from, Math.min(count, from + BATCH))
          .parallel()
          .mapToObj(photograph -> outcomes(changed, photograph))
          .toList();
      for (int i = 0; i < batch.size(); i++) {
        for (Outcome outcome : batch.get(i)) {
          tallies.get(outcome.change()).add(outcome);
          write(group, from + i, outcome);
        }
      }
      lines.flush();
      out.printf(Locale.ROOT, "%s: %d of %d%n", group, from + batch.size(), count);
    }
    return tallies;
  }

  private List<Outcome> outcomes(ChangedPhotographs changed, int photograph) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int change = 0; change < changed.changes().size(); change++) {
      if (Files.exists(changed.file(photograph, change))) {
        outcomes.add(outcome(changed, photograph, change));
      }
    }
    return outcomes;
  }

  private void write(String group, int photograph, Outcome outcome) throws IOException {
    lines.write("%s,%d,%d,%d,%d,%d,%d,%d,%d%n"
        .formatted(
            group,
            photograph,
            outcome.change(),
            outcome.plain(),
            outcome.turned(),
            outcome.found() ? 1 : 0,
            outcome.distance(),
            outcome.wrongByPdq(),
            outcome.wrongByRegions()));
  }

  private Outcome outcome(ChangedPhotographs changed, int photograph, int change) {
    int entry = population.names().indexOf(changed.photographs().get(photograph));
    int neighbour =
        change == COLLAGE ? population.names().indexOf(changed.neighbour(photograph)) : entry;
    Pixels pixels = Photograph.read(changed.file(photograph, change));
    Hashing.Fingerprinted pdq = Photograph.pdq(pixels);
    int wrongPdq = 0;
    for (int other = 0; other < population.whole().size(); other++) {
      if (other != entry && other != neighbour && nearest(pdq, other) <= 31) {
        wrongPdq++;
        say(changed, photograph, change, other, "PDQ", nearest(pdq, other));
      }
    }
    int wrongRegions = 0;
    int distance = 256;
    boolean found = false;
    for (ChangedCopy copy : find(pixels)) {
      int other = (int) copy.entry() - 1;
      if (other == entry) {
        found = true;
        distance = copy.distance().orElse(256);
      } else if (other != neighbour) {
        wrongRegions++;
        say(changed, photograph, change, other, "regions", copy.distance().orElse(256));
      }
    }
    queries.increment();
    wrongByPdq.add(wrongPdq);
    wrongByRegions.add(wrongRegions);
    int plain = pdq.fingerprint().distanceTo(population.whole().get(entry));
    return new Outcome(change, plain, nearest(pdq, entry), found, distance, wrongPdq, wrongRegions);
  }

  private List<ChangedCopy> find(Pixels pixels) {
    long start = System.nanoTime();
    PictureView view = RegionHasher.view(pixels);
    long made = System.nanoTime();
    List<ChangedCopy> copies =
        new CopyFinder(new BankRegions(population.bank()), CopyRule.STANDARD).find(view);
    viewNanos.add(made - start);
    findNanos.add(System.nanoTime() - made);
    return copies;
  }

  // In all orientations, and as a negative.
  private int nearest(Hashing.Fingerprinted pdq, int entry) {
    PdqFingerprint whole = population.whole().get(entry);
    int nearest = PdqFingerprint.BITS - pdq.fingerprint().distanceTo(whole);
    for (PdqFingerprint turned : pdq.orientations()) {
      nearest = Math.min(nearest, turned.distanceTo(whole));
    }
    return nearest;
  }

  private void say(
      ChangedPhotographs changed, int photograph, int change, int other, String by, int distance) {
    out.printf(
        Locale.ROOT,
        "taken for %s by %s, distance %d: %s after \"%s\"%n",
        population.names().get(other),
        by,
        distance,
        changed.photographs().get(photograph),
        changed.changes().get(change));
  }

  private void printPopulation() {
    out.printf(
        Locale.ROOT,
        "%d entries, %.1f regions each, %.1f ms to make them; bank on disk %d bytes%n",
        population.names().size(),
        (double) population.regionCount() / population.names().size(),
        population.regionMillis(),
        population.bank().stats().bytesOnDisk());
  }

  private void printTotals() {
    long pairs = queries.sum() * (population.names().size() - 1L);
    out.printf(
        Locale.ROOT,
        "%d queries, %d pairs of different photographs; wrong by PDQ %d, by regions %d%n",
        queries.sum(),
        pairs,
        wrongByPdq.sum(),
        wrongByRegions.sum());
    out.printf(
        Locale.ROOT,
        "ms each: to prepare the picture %.1f, to find %.1f%n",
        viewNanos.sum() / 1e6 / queries.sum(),
        findNanos.sum() / 1e6 / queries.sum());
  }
}
