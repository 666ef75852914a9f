package org.recourse.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.SignalKind;

/// Measures a bank on disk: import, opening to the first answer, and durable additions.
///
/// @param entries how many entries are imported, each of one picture
/// @param directory an empty or absent directory, which is left with the bank in it
public record BankBenchmark(long entries, Path directory) {

  private static final int ADDITIONS = 1_000;
  private static final int RECORD_BYTES = 90;

  /// What a run measured. Wall times, but for the look-ups.
  ///
  /// @param importSeconds to import all entries durably
  /// @param bytesOnDisk of the bank's files for each entry
  /// @param openSeconds from nothing to the first answer, every byte verified
  /// @param lookupsPerSecond of one thread in the opened bank, by its processor time
  /// @param addMicros median of a durable addition and a look-up that finds it
  /// @param addP99Micros 99 % of them took less
  /// @param addWorstMicros the longest of them
  /// @param rawMicros median of writing as many bytes at the end of a file beside the bank and
  ///     syncing them, one before each addition: what the disk itself takes
  /// @param rawRoomMicros the same, written over zeros that were synced before
  public record Result(
      long entries,
      double importSeconds,
      double bytesOnDisk,
      double openSeconds,
      double lookupsPerSecond,
      double addMicros,
      double addP99Micros,
      double addWorstMicros,
      double rawMicros,
      double rawRoomMicros) {

    /// Returns one JSON object on one line.
    public String toJson() {
      return String.format(
          Locale.ROOT,
          "{\"entries\":%d,\"importSeconds\":%.2f,\"bytesOnDiskPerEntry\":%.1f,\"openSeconds\":%.3f,"
              + "\"lookupsPerSecond\":%.0f,\"addMicros\":%.0f,\"addP99Micros\":%.0f,"
              + "\"addWorstMicros\":%.0f,\"rawMicros\":%.0f,\"rawRoomMicros\":%.0f}",
          entries,
          importSeconds,
          bytesOnDisk,
          openSeconds,
          lookupsPerSecond,
          addMicros,
          addP99Micros,
          addWorstMicros,
          rawMicros,
          rawRoomMicros);
    }
  }

  /// Runs it.
  public Result run() throws BankUnusableException, IOException {
    SplittableRandom random = new SplittableRandom(1);
    Supplier<PdqFingerprint> source = Population.UNIFORM.from(random);
    Disk disk = Disk.directory(directory);
    long start = System.nanoTime();
    try (Bank bank = Bank.create(disk, "benchmark", 31)) {
      bank.importAll(
          Stream.generate(() -> EntryContent.ofPicture(source.get(), 100))
              .limit(entries)
              .iterator(),
          _ -> {});
    }
    double imported = seconds(start);
    start = System.nanoTime();
    try (Bank bank = Bank.open(disk)) {
      bank.match(SignalKind.PICTURE, List.of(source.get()), bank.radius());
      double opened = seconds(start);
      Additions additions = additions(bank, source);
      return new Result(
          entries,
          imported,
          bank.stats().bytesOnDisk() / (double) entries,
          opened,
          lookupsPerSecond(bank, source),
          Percentiles.of(additions.ours, 50),
          Percentiles.of(additions.ours, 99),
          Percentiles.of(additions.ours, 100),
          Percentiles.of(additions.raw, 50),
          Percentiles.of(additions.rawRoom, 50));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double lookupsPerSecond(Bank bank, Supplier<PdqFingerprint> source) {
    List<PdqFingerprint> queries = Stream.generate(source).limit(2_000).toList();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] rounds = new double[8];
    for (int round = 0; round < rounds.length; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (PdqFingerprint query : queries) {
        bank.match(SignalKind.PICTURE, List.of(query), bank.radius());
      }
      rounds[round] = queries.size() * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }
    return Percentiles.of(rounds, 50);
  }

  /// Microseconds of each addition, and of what the disk alone took just before it.
  private static final class Additions {
    final double[] ours = new double[ADDITIONS];
    final double[] raw = new double[ADDITIONS];
    final double[] rawRoom = new double[ADDITIONS];
  }

  private Additions additions(Bank bank, Supplier<PdqFingerprint> source) throws IOException {
    Additions additions = new Additions();
    try (RawSync growing = new RawSync(directory.resolve("raw.tmp"), RECORD_BYTES, 0);
        RawSync room = new RawSync(
            directory.resolve("raw-room.tmp"), RECORD_BYTES, ADDITIONS * RECORD_BYTES)) {
      for (int i = 0; i < ADDITIONS; i++) {
        additions.raw[i] = growing.micros();
        additions.rawRoom[i] = room.micros();
        additions.ours[i] = micros(bank, source.get());
      }
    }
    return additions;
  }

  private static double micros(Bank bank, PdqFingerprint added) {
    long start = System.nanoTime();
    bank.add(EntryContent.ofPicture(added, 100));
    boolean found = !bank.match(SignalKind.PICTURE, List.of(added), 0).isEmpty();
    double micros = (System.nanoTime() - start) / 1e3;
    if (!found) {
      throw new IllegalStateException("an entry that was added is not found");
    }
    return micros;
  }

  /// Runs it from the command line: `ENTRIES DIRECTORY`.
  public static void main(String[] args) throws BankUnusableException, IOException {
    System.out.println(
        new BankBenchmark(Long.parseLong(args[0]), Path.of(args[1])).run().toJson());
  }
}
