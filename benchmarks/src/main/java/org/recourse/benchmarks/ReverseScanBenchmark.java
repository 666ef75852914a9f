package org.recourse.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.ReverseScan;

/// Measures how many pairs a second one thread compares when new entries are scanned against
/// everything seen.
///
/// @param seen how many fingerprints were seen
/// @param entries how many are new
public record ReverseScanBenchmark(int seen, int entries) {

  private static final int ROUNDS = 7;

  /// Returns pairs a second by processor time: the median of seven rounds after three to warm up.
  public double run() {
    Supplier<PdqFingerprint> source = Population.UNIFORM.from(new SplittableRandom(1));
    PdqRows rows = PdqRows.draw(seen, source);
    ReverseScan scan = new ReverseScan(Stream.generate(source).limit(entries).toList(), 31);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    LongAdder found = new LongAdder();
    double[] rounds = new double[ROUNDS];
    for (int round = -3; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      scan.scan(rows.bytes(), 0, (_, _, _) -> found.increment());
      if (round >= 0) {
        rounds[round] = (double) seen * entries * 1e9 / (threads.getCurrentThreadCpuTime() - start);
      }
    }
    return Percentiles.of(rounds, 50);
  }

  /// Runs it from the command line: `SEEN ENTRIES`.
  public static void main(String[] args) {
    ReverseScanBenchmark benchmark =
        new ReverseScanBenchmark(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    System.out.printf(
        Locale.ROOT,
        "{\"seen\":%d,\"entries\":%d,\"pairsPerSecond\":%.3e}%n",
        benchmark.seen,
        benchmark.entries,
        benchmark.run());
  }
}
