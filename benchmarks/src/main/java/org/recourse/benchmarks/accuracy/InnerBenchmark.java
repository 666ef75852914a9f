package org.recourse.benchmarks.accuracy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.inner.InnerPicture;
import org.recourse.fingerprint.inner.InnerPictures;
import org.recourse.match.BankMatch;
import org.recourse.match.BankUnusableException;
import org.recourse.match.SignalKind;
import org.recourse.match.copies.InnerCopy;
import org.recourse.match.copies.InnerFinder;

/// Looks changed photographs up in a bank that keeps nothing but PDQ fingerprints: as they
/// are, and the pictures within them.
///
/// ```
/// InnerBenchmark OUT PHOTOGRAPHS NAME LIST CHANGED [NAME LIST CHANGED …]
/// ```
///
/// Arguments as for [AccuracyBenchmark]. Writes to OUT `inner.csv`, a line for each group and
/// change; prints false matches and times.
public final class InnerBenchmark {

  private static final int RADIUS = 31;
  private static final int COLLAGE = 33;

  private final ProtectedPhotographs population;
  private final PrintStream out;
  private long queries;
  private long pictures;
  private long wrong;
  private long makingNanos;
  private long findingNanos;

  private InnerBenchmark(ProtectedPhotographs population, PrintStream out) {
    this.population = population;
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
        BufferedWriter table = Files.newBufferedWriter(folder.resolve("inner.csv"))) {
      InnerBenchmark benchmark = new InnerBenchmark(population, System.out);
      table.write("group,change,name,queries,turned,inner,proposed\n");
      for (int i = 2; i < args.length; i += 3) {
        benchmark.run(
            args[i], ChangedPhotographs.of(Path.of(args[i + 2]), Path.of(args[i + 1])), table);
      }
      benchmark.printTotals();
    }
  }

  private void run(String group, ChangedPhotographs changed, BufferedWriter table)
      throws IOException {
    for (int change = 0; change < changed.changes().size(); change++) {
      int asked = 0;
      int turned = 0;
      int inner = 0;
      long before = pictures;
      for (int photograph = 0; photograph < changed.photographs().size(); photograph++) {
        if (Files.exists(changed.file(photograph, change))) {
          Answer answer = answer(changed, photograph, change);
          asked++;
          turned += answer.turned() ? 1 : 0;
          inner += answer.turned() || answer.inner() ? 1 : 0;
        }
      }
      if (asked > 0) {
        table.write(String.format(
            Locale.ROOT,
            "%s,%d,\"%s\",%d,%.2f,%.2f,%.2f%n",
            group,
            change,
            changed.changes().get(change),
            asked,
            100.0 * turned / asked,
            100.0 * inner / asked,
            (double) (pictures - before) / asked));
        table.flush();
      }
    }
  }

  /// @param turned whether the changed photograph was found as it is, however it lies, or as a
  ///     negative
  /// @param inner whether a picture within it was found to be the photograph
  private record Answer(boolean turned, boolean inner) {}

  private Answer answer(ChangedPhotographs changed, int photograph, int change) {
    int entry = population.names().indexOf(changed.photographs().get(photograph));
    int neighbour =
        change == COLLAGE ? population.names().indexOf(changed.neighbour(photograph)) : entry;
    Pixels pixels = Photograph.read(changed.file(photograph, change));
    boolean found = false;
    for (InnerCopy copy : find(pixels)) {
      int other = (int) copy.match().entryNumber() - 1;
      if (other == entry) {
        found = true;
      } else if (other != neighbour) {
        wrong++;
        say(changed.file(photograph, change), population.names().get(other), copy.match());
      }
    }
    queries++;
    return new Answer(isNear(Photograph.pdq(pixels), population.whole().get(entry)), found);
  }

  private List<InnerCopy> find(Pixels pixels) {
    long start = processorNanos();
    List<InnerPicture> within = InnerPictures.of(pixels);
    long made = processorNanos();
    List<InnerCopy> copies =
        new InnerFinder(population.bank(), RADIUS).find(SignalKind.PICTURE, within);
    makingNanos += made - start;
    findingNanos += processorNanos() - made;
    pictures += within.size();
    return copies;
  }

  // The clock says little on a machine that is shared.
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static boolean isNear(Hashing.Fingerprinted pdq, PdqFingerprint whole) {
    return PdqFingerprint.BITS - pdq.fingerprint().distanceTo(whole) <= RADIUS
        || pdq.orientations().stream().anyMatch(turned -> turned.distanceTo(whole) <= RADIUS);
  }

  private void say(Path file, String other, BankMatch match) {
    out.printf(
        Locale.ROOT,
        "taken for %s, distance %d: %s%n",
        other,
        match.distance(),
        file.getFileName());
  }

  private void printTotals() {
    out.printf(
        Locale.ROOT,
        "%d queries, %.2f inner pictures each, %d pairs of different photographs, %d wrong%n",
        queries,
        (double) pictures / queries,
        queries * (population.names().size() - 1L),
        wrong);
    out.printf(
        Locale.ROOT,
        "processor ms each: to propose and hash %.2f, to look up %.3f%n",
        makingNanos / 1e6 / queries,
        findingNanos / 1e6 / queries);
  }
}
