package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.fingerprint.PdqFingerprint;

/// Readers that look up while one writer adds and removes, and a third thread merges.
class ConcurrencyTest {

  private static final int ROWS = 80_000;

  /// Rows are drawn from their number, so that a reader knows what a number must be.
  private static PdqFingerprint row(int number) {
    return Fingerprints.random(new SplittableRandom(number));
  }

  @Test
  void readersOfAnIndexFindEverythingThatWasAddedAndNothingThatWasRemoved() throws Exception {
    try (ExecutorService maintenance = Executors.newSingleThreadExecutor();
        ExecutorService readers = Executors.newFixedThreadPool(2)) {
      MihIndex index = new MihIndex(maintenance);
      AtomicInteger added = new AtomicInteger();
      List<Future<?>> reading = IntStream.range(0, 2)
          .<Future<?>>mapToObj(seed -> readers.submit(() -> readIndex(index, added, seed)))
          .toList();
      for (int i = 0; i < ROWS; i++) {
        index.add(row(i));
        if (i % 3 == 0) {
          index.remove(i);
        }
        added.set(i + 1);
      }
      for (Future<?> reader : reading) {
        reader.get();
      }
      assertThat(index.size()).isEqualTo(ROWS - (ROWS + 2) / 3);
    }
  }

  private static void readIndex(MatchIndex index, AtomicInteger added, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int known = 0;
    while (known < ROWS) {
      known = added.get();
      if (known > 0) {
        int number = random.nextInt(known);
        List<RowMatch> found = index.search(row(number), 16);
        assertThat(found)
            .describedAs("seed %d, row %d of %d", seed, number, known)
            .isEqualTo(number % 3 == 0 ? List.of() : List.of(new RowMatch(number, 0)));
      }
    }
  }

  @Test
  void readersOfABankFindEverythingThatWasAddedAndNothingThatWasRemoved(@TempDir Path directory)
      throws Exception {
    Disk disk = Disk.directory(directory);
    Bank.create(disk, "test", 31).close();
    try (ExecutorService maintenance = Executors.newSingleThreadExecutor();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        Bank bank = Bank.open(disk, maintenance)) {
      AtomicInteger added = new AtomicInteger();
      List<Future<?>> reading = IntStream.range(0, 2)
          .<Future<?>>mapToObj(seed -> readers.submit(() -> readBank(bank, added, seed)))
          .toList();
      for (int i = 0; i < ROWS; i += 1_000) {
        bank.addAll(IntStream.range(i, i + 1_000)
            .mapToObj(number -> EntryContent.ofPicture(row(number), 9))
            .toList());
        bank.remove(Integer.toString(i + 1));
        added.set(i + 1_000);
      }
      for (Future<?> reader : reading) {
        reader.get();
      }
      assertThat(bank.stats().entries()).isEqualTo(ROWS - ROWS / 1_000);
    }
    assertThat(disk.files()).anyMatch(file -> file.startsWith("segment-"));
    assertThat(Bank.check(disk))
        .isEqualTo(new BankCheck(ROWS - ROWS / 1_000, List.of(), List.of()));
  }

  private static void readBank(Bank bank, AtomicInteger added, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int known = 0;
    while (known < ROWS) {
      known = added.get();
      if (known > 0) {
        int number = random.nextInt(known);
        List<BankMatch> found = bank.match(SignalKind.PICTURE, List.of(row(number)), 16);
        assertThat(found)
            .describedAs("seed %d, row %d of %d", seed, number, known)
            .hasSize(number % 1_000 == 0 ? 0 : 1);
      }
    }
  }
}
