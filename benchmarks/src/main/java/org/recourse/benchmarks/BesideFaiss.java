package org.recourse.benchmarks;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.MatchIndex;
import org.recourse.match.MihIndex;
import org.recourse.match.RowMatch;

/// Our half of a comparison with FAISS: answers the same queries over the same rows, a round at a
/// time, when `benchmarks/peers/beside_faiss.py` asks for it.
///
/// Started with `DIRECTORY ENTRIES POPULATION` or `DIRECTORY SIGNALS QUERIES`. Writes `rows.bin`
/// and `queries.bin`, 32 bytes each, says so in a line of JSON, and then for each line of standard
/// input, `round` or `answers`, does that and answers with a line.
final class BesideFaiss {

  private static final int RADIUS = 31;
  private static final int QUERIES = 2_000;
  private static final int ODD_EVERY = 8;

  private final Path directory;
  private final MatchIndex index;
  private final List<PdqFingerprint> queries;

  private BesideFaiss(Path directory, MatchIndex index, List<PdqFingerprint> queries) {
    this.directory = directory;
    this.index = index;
    this.queries = queries;
  }

  /// See the class.
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Workload workload = Files.exists(Path.of(args[1]))
        ? Workload.read(Path.of(args[1]), Path.of(args[2]))
        : Workload.drawn(
            Integer.parseInt(args[1]),
            Population.valueOf(args[2].toUpperCase(Locale.ROOT)),
            QUERIES,
            1);
    PdqRows rows = workload.rows();
    List<PdqFingerprint> queries = withOddOnes(workload.queries());
    write(directory.resolve("rows.bin"), rows);
    write(directory.resolve("queries.bin"), PdqRows.draw(queries.size(), queries.iterator()::next));
    MihIndex index = MihIndex.of(rows.count(), rows.iterator(), Runnable::run);
    System.out.printf(
        Locale.ROOT,
        "{\"entries\":%d,\"population\":\"%s\",\"bytesPerEntry\":%.1f}%n",
        rows.count(),
        workload.population(),
        index.bytesInMemory() / (double) rows.count());
    new BesideFaiss(directory, index, queries).serve();
  }

  /// Every fingerprint of a picture has an even number of bits set. So that odd distances are
  /// compared too, some queries get one bit more or less.
  private static List<PdqFingerprint> withOddOnes(List<PdqFingerprint> queries) {
    SplittableRandom random = new SplittableRandom(2);
    List<PdqFingerprint> all = new ArrayList<>(queries);
    for (int i = 0; i < all.size(); i += ODD_EVERY) {
      PdqFingerprint even = all.get(i);
      long flipped = even.w0() ^ 1L << random.nextInt(64);
      all.set(i, new PdqFingerprint(flipped, even.w1(), even.w2(), even.w3()));
    }
    return all;
  }

  private static void write(Path file, PdqRows rows) throws IOException {
    try (FileChannel out = FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
        Arena arena = Arena.ofConfined()) {
      long size = rows.bytes().byteSize();
      out.map(FileChannel.MapMode.READ_WRITE, 0, size, arena).copyFrom(rows.bytes());
    }
  }

  private void serve() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(line.equals("answers") ? answers() : perSecond());
    }
  }

  private double perSecond() {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    queries.forEach(query -> index.search(query, RADIUS));
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return queries.size() * 1e9 / nanos;
  }

  /// Writes query, row and distance of each match, big-endian, and returns how many there are.
  private int answers() throws IOException {
    int count = 0;
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(directory.resolve("answers.bin")))) {
      for (int i = 0; i < queries.size(); i++) {
        for (RowMatch match : index.search(queries.get(i), RADIUS)) {
          out.writeInt(i);
          out.writeInt(match.row());
          out.writeInt(match.distance());
          count++;
        }
      }
    }
    return count;
  }
}
