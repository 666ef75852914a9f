package org.recourse.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
/// @param workload the rows and the queries
/// @param radius of the look-ups, 0 to 256
/// @param rounds how often the queries are asked; the median round is told
/// @param checked how many of the queries are also asked of a plain scan
public record MatchingBenchmark(Workload workload, int radius, int rounds, int checked) {

  private static final int QUERIES = 2_000;
  private static final int ADDITIONS = 1_000;
  private static final long WARM_UP_NANOS_A_ROUND = 300_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Returns a benchmark of the usual length.
  public static MatchingBenchmark of(int entries, int radius, Population population) {
    return of(Workload.drawn(entries, population, QUERIES, 1), radius);
  }

  /// Returns a benchmark of the usual length.
  public static MatchingBenchmark of(Workload workload, int radius) {
    return new MatchingBenchmark(workload, radius, 7, 20);
  }

  /// Runs it, in half a minute for a million rows. Starts threads, and stops them.
  public MatchingResult run() {
    PdqRows rows = workload.rows();
    int entries = rows.count();
    List<PdqFingerprint> asked = workload.queries();
    try (ExecutorService maintenance = Executors.newSingleThreadExecutor()) {
      long start = System.nanoTime();
      MihIndex index = MihIndex.of(entries, rows.iterator(), maintenance);
      double build = (System.nanoTime() - start) / 1e9;
      double bytes = index.bytesInMemory() / (double) entries;
      Rates rates = rates(index, asked);
      double[] latencies = latencies(index, asked);
      double scaling = twoThreads(index, asked);
      Checked agreement = check(index, rows, asked);
      double[] additions = additions(index, workload.strangers());
      return new MatchingResult(
          entries,
          workload.population(),
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

  /// Runs benchmarks from the command line: `[--json] [--radius R] [--population P] ENTRIES …`, or
  /// `--signals FILE --queries FILE` with a fingerprint on each line.
  public static void main(String[] args) throws IOException {
    List<String> words = new ArrayList<>(List.of(args));
    boolean json = words.remove("--json");
    int radius = Integer.parseInt(option(words, "--radius", "31"));
    Population population =
        Population.valueOf(option(words, "--population", "UNIFORM").toUpperCase(Locale.ROOT));
    String signals = option(words, "--signals", "");
    if (!signals.isEmpty()) {
      Path queries = Path.of(option(words, "--queries", ""));
      print(of(Workload.read(Path.of(signals), queries), radius).run(), json);
    }
    for (int entries : words.stream().mapToInt(Integer::parseInt).toArray()) {
      print(of(entries, radius, population).run(), json);
    }
  }

  private static void print(MatchingResult result, boolean json) {
    Stream.of(json ? result.toJson() : result.toTable()).forEach(System.out::println);
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
