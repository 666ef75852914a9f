package org.recourse.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.MatchIndex;
import org.recourse.match.MihIndex;

/// Measures the index of the `match` module from outside: look-ups a second, latency, memory,
/// build, additions, two threads, and agreement with a plain scan.
///
/// One look-up in two is of a row of the bank with 0 to 40 bits flipped, the other of a stranger.
///
/// @param entries how many rows, from 1
/// @param radius of the look-ups, 0 to 256
/// @param population what the rows are like
/// @param queries how many different ones
/// @param rounds how often they are asked; the median round is told
/// @param checked how many of the queries are also asked of a plain scan
/// @param seed everything random comes from it
public record MatchingBenchmark(
    int entries,
    int radius,
    Population population,
    int queries,
    int rounds,
    int checked,
    long seed) {

  private static final int ADDITIONS = 1_000;
  private static final long WARM_UP_NANOS_A_ROUND = 300_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Returns a benchmark of the usual length.
  public static MatchingBenchmark of(int entries, int radius, Population population) {
    return new MatchingBenchmark(entries, radius, population, 2_000, 7, 20, 1);
  }

  /// Runs it, in half a minute for a million rows. Starts threads, and stops them.
  public MatchingResult run() {
    SplittableRandom random = new SplittableRandom(seed);
    Supplier<PdqFingerprint> source = population.from(random);
    PdqRows rows = PdqRows.draw(entries, source);
    List<PdqFingerprint> asked = queries(rows, source, random);
    try (ExecutorService maintenance = Executors.newSingleThreadExecutor()) {
      long start = System.nanoTime();
      MihIndex index = MihIndex.of(entries, rows.iterator(), maintenance);
      double build = (System.nanoTime() - start) / 1e9;
      double bytes = index.bytesInMemory() / (double) entries;
      Rates rates = rates(index, asked);
      double[] latencies = latencies(index, asked);
      double scaling = twoThreads(index, asked);
      Checked agreement = check(index, rows, asked);
      double[] additions = additions(index, source);
      return new MatchingResult(
          entries,
          population,
          radius,
          build,
          bytes,
          rates.perSecond,
          rates.perWallSecond,
          Percentiles.of(latencies, 50),
          Percentiles.of(latencies, 99),
          scaling,
          Percentiles.of(additions, 50),
          Percentiles.of(additions, 99),
          agreement.scansPerSecond,
          checked,
          agreement.disagreements);
    }
  }

  /// Returns the queries that [#run] asks of these rows.
  List<PdqFingerprint> queries(
      PdqRows rows, Supplier<PdqFingerprint> source, SplittableRandom random) {
    List<PdqFingerprint> asked = new ArrayList<>();
    for (int i = 0; i < queries; i++) {
      asked.add(
          i % 2 == 0
              ? Population.flip(rows.get(random.nextInt(entries)), 2 * random.nextInt(21), random)
              : source.get());
    }
    return asked;
  }

  private record Rates(double perSecond, double perWallSecond) {}

  private Rates rates(MatchIndex index, List<PdqFingerprint> asked) {
    double[] cpu = new double[rounds];
    double[] wall = new double[rounds];
    warmUp(index, asked);
    for (int round = 0; round < rounds; round++) {
      long wallStart = System.nanoTime();
      long cpuStart = THREADS.getCurrentThreadCpuTime();
      for (PdqFingerprint query : asked) {
        index.search(query, radius);
      }
      cpu[round] = asked.size() * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpuStart);
      wall[round] = asked.size() * 1e9 / (System.nanoTime() - wallStart);
    }
    return new Rates(Percentiles.of(cpu, 50), Percentiles.of(wall, 50));
  }

  /// Lets the compiler finish before anything counts.
  private void warmUp(MatchIndex index, List<PdqFingerprint> asked) {
    long start = THREADS.getCurrentThreadCpuTime();
    do {
      asked.forEach(query -> index.search(query, radius));
    } while (THREADS.getCurrentThreadCpuTime() - start < rounds * WARM_UP_NANOS_A_ROUND);
  }

  private double[] latencies(MatchIndex index, List<PdqFingerprint> asked) {
    double[] micros = new double[asked.size()];
    for (int i = 0; i < micros.length; i++) {
      long start = System.nanoTime();
      index.search(asked.get(i), radius);
      micros[i] = (System.nanoTime() - start) / 1e3;
    }
    return micros;
  }

  /// The sum of what each of two threads does over what one does just before, each by its own
  /// processor time: other programs on the machine do not count, but what the two take from each
  /// other does.
  private double twoThreads(MatchIndex index, List<PdqFingerprint> asked) {
    double[] ratios = new double[rounds];
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < rounds; round++) {
        double alone = await(pool.submit(() -> perSecond(index, asked)));
        List<Future<Double>> both = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
          both.add(pool.submit(() -> perSecond(index, asked)));
        }
        ratios[round] = both.stream().mapToDouble(MatchingBenchmark::await).sum() / alone;
      }
    }
    return Percentiles.of(ratios, 50);
  }

  private double perSecond(MatchIndex index, List<PdqFingerprint> asked) {
    long start = THREADS.getCurrentThreadCpuTime();
    asked.forEach(query -> index.search(query, radius));
    return asked.size() * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
  }

  private static double await(Future<Double> task) {
    try {
      return task.get();
    } catch (Exception e) {
      throw new IllegalStateException("a thread of the benchmark failed", e);
    }
  }

  private record Checked(int disagreements, double scansPerSecond) {}

  private Checked check(MatchIndex index, PdqRows rows, List<PdqFingerprint> asked) {
    int disagreements = 0;
    List<PdqFingerprint> some = asked.subList(0, Math.min(checked, asked.size()));
    long start = THREADS.getCurrentThreadCpuTime();
    List<Long> scanned =
        some.stream().map(query -> rows.countWithin(query, radius)).toList();
    double perSecond = some.size() * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
    for (int i = 0; i < some.size(); i++) {
      disagreements += index.search(some.get(i), radius).size() == scanned.get(i) ? 0 : 1;
    }
    return new Checked(disagreements, perSecond);
  }

  private double[] additions(MatchIndex index, Supplier<PdqFingerprint> source) {
    double[] micros = new double[ADDITIONS];
    for (int i = 0; i < ADDITIONS; i++) {
      PdqFingerprint added = source.get();
      long start = System.nanoTime();
      int row = index.add(added);
      boolean found = index.search(added, 0).stream().anyMatch(match -> match.row() == row);
      micros[i] = (System.nanoTime() - start) / 1e3;
      if (!found) {
        throw new IllegalStateException("a row that was added is not found: " + row);
      }
    }
    return micros;
  }

  /// Runs benchmarks from the command line: `[--json] [--radius R] [--population P] ENTRIES …`.
  public static void main(String[] args) {
    List<String> words = new ArrayList<>(List.of(args));
    boolean json = words.remove("--json");
    int radius = Integer.parseInt(option(words, "--radius", "31"));
    Population population =
        Population.valueOf(option(words, "--population", "UNIFORM").toUpperCase(Locale.ROOT));
    for (int entries : words.stream().mapToInt(Integer::parseInt).toArray()) {
      MatchingResult result = of(entries, radius, population).run();
      Stream.of(json ? result.toJson() : result.toTable()).forEach(System.out::println);
    }
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    words.remove(at);
    return words.remove(at);
  }
}
