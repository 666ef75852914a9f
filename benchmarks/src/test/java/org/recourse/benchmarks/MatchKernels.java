package org.recourse.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.LinearScanIndex;
import org.recourse.match.MatchIndex;
import org.recourse.match.MihIndex;
import org.recourse.match.ReverseScan;
import org.recourse.match.RowMatch;

/// The kernels of matching under JMH. Run by command, with `-prof gc` for allocation; the
/// command is in `docs/measurements/matching.md`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatchKernels {

  @Param({"10000", "100000"})
  int rows;

  private final List<PdqFingerprint> queries = new ArrayList<>();
  private final MatchIndex scan = new LinearScanIndex();
  private MatchIndex index = scan;
  private PdqRows seen = PdqRows.draw(0, Population.UNIFORM.from(new SplittableRandom(1)));
  private ReverseScan reverse = new ReverseScan(List.of(), 31);
  private int next;

  /// Fills both indexes with the same rows.
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    Supplier<PdqFingerprint> source = Population.UNIFORM.from(random);
    seen = PdqRows.draw(rows, source);
    seen.iterator().forEachRemaining(scan::add);
    index = MihIndex.of(rows, seen.iterator(), Runnable::run);
    for (int i = 0; i < 1_024; i++) {
      queries.add(
          i % 2 == 0
              ? Population.flip(seen.get(random.nextInt(rows)), 2 * random.nextInt(21), random)
              : source.get());
    }
    reverse = new ReverseScan(queries.subList(0, 64), 31);
  }

  private PdqFingerprint query() {
    return queries.get(next++ & 1_023);
  }

  /// One look-up in the index.
  @Benchmark
  public List<RowMatch> indexed() {
    return index.search(query(), 31);
  }

  /// One look-up by comparing every row.
  @Benchmark
  public List<RowMatch> scanned() {
    return scan.search(query(), 31);
  }

  /// Sixty-four new entries against all rows.
  @Benchmark
  public void reverse64(Blackhole blackhole) {
    reverse.scan(seen.bytes(), 0, (row, _, _) -> blackhole.consume(row));
  }
}
