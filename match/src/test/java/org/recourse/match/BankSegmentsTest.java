package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.fingerprint.PdqFingerprint;

/// A bank whose entries are partly in segments, partly in the journal.
class BankSegmentsTest {

  @TempDir
  Path directory;

  private Disk disk;

  @BeforeEach
  void makeDisk() {
    disk = Disk.directory(directory.resolve("bank"));
  }

  @Test
  void maintenanceAndReopeningChangeNothingThatCanBeSeen() throws Exception {
    long seed = 21;
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<Long, EntryContent> model = new TreeMap<>();
    Bank bank = Bank.create(disk, "test", 31);
    for (int step = 0; step < 400; step++) {
      switch (random.nextInt(12)) {
        case 0 -> bank.maintain();
        case 1 -> {
          bank.close();
          bank = Bank.open(disk);
          assertThat(bank.recoveries()).isEmpty();
        }
        case 2, 3, 4 -> {
          long number = 1 + random.nextLong(model.isEmpty() ? 1 : model.lastKey() + 1);
          EntryContent removed = model.remove(number);
          String id = removed == null ? "nobody" : new BankEntry(number, removed).id();
          assertThat(bank.remove(id)).isEqualTo(removed != null);
        }
        case 5 -> {
          List<EntryContent> contents = Contents.some(random, random.nextInt(40), step);
          long first = nextNumber(bank);
          assertThat(bank.importAll(contents.iterator(), _ -> {})).isZero();
          put(model, first, contents);
        }
        default -> {
          List<EntryContent> contents = Contents.some(random, random.nextInt(10), step);
          if (bank.addAll(contents) instanceof Adding.Added added) {
            put(model, added.first(), contents);
          }
        }
      }
      if (step % 10 == 0) {
        BankModel.assertHolds(bank, model, random, "seed " + seed + ", step " + step);
      }
    }
    bank.close();
    assertThat(Bank.check(disk).findings()).isEmpty();
  }

  private static void put(Map<Long, EntryContent> model, long first, List<EntryContent> contents) {
    for (int i = 0; i < contents.size(); i++) {
      model.put(first + i, contents.get(i));
    }
  }

  private static long nextNumber(Bank bank) {
    return bank.addAll(List.of()) instanceof Adding.Added added ? added.first() : 0;
  }

  @Test
  void manyImportedEntriesAreFoundAfterReopening() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    List<PdqFingerprint> fingerprints = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      fingerprints.add(Fingerprints.random(random));
    }
    List<Long> progress = new ArrayList<>();
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.importAll(
          fingerprints.stream().map(f -> EntryContent.ofPicture(f, 80)).iterator(), progress::add);
    }
    assertThat(progress).hasSize(13).isSorted().endsWith(50_000L);
    try (Bank bank = Bank.openToRead(disk)) {
      assertThat(bank.stats().entries()).isEqualTo(50_000);
      for (int i = 0; i < 50_000; i += 997) {
        PdqFingerprint query = Fingerprints.flip(fingerprints.get(i), 31, random);
        assertThat(bank.match(SignalKind.PICTURE, List.of(query), 31))
            .containsExactly(new BankMatch(
                i + 1L, Long.toString(i + 1), new PictureRow(fingerprints.get(i), 80), 31, 0));
      }
    }
  }

  @Test
  void manyAddedEntriesAreIndexedByTheExecutorAndAtTheLatestWhenTheBankIsClosed() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    List<Runnable> tasks = new ArrayList<>();
    Bank.create(disk, "test", 31).close();
    try (Bank bank = Bank.open(disk, tasks::add)) {
      bank.addAll(Contents.bare(random, 60_000));
      assertThat(tasks).hasSize(1);
      tasks.getFirst().run();
      assertThat(disk.files()).contains("segment-1", "journal-2").doesNotContain("journal-1");
      bank.addAll(Contents.bare(random, 20_000));
      assertThat(tasks).hasSize(1);
    }
    assertThat(disk.files()).contains("segment-2", "journal-3").doesNotContain("segment-1");
    try (Bank bank = Bank.openToRead(disk)) {
      assertThat(bank.stats().entries()).isEqualTo(80_000);
    }
  }

  @Test
  void aSegmentIsRewrittenWhenAQuarterOfItWasRemoved() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.addAll(Contents.bare(random, 100));
      bank.maintain();
      long before = disk.size("segment-1");
      for (int i = 1; i <= 60; i++) {
        bank.remove(Integer.toString(i));
      }
      bank.maintain();
      assertThat(disk.size("segment-1")).isEqualTo(-1);
      assertThat(disk.size("segment-2")).isLessThan(before);
      assertThat(bank.entries().map(BankEntry::number)).hasSize(40).startsWith(61L);
    }
  }

  @Test
  void whatOneSourceContributedIsRemovedInOneStep() throws Exception {
    FaultyDisk faulty = new FaultyDisk();
    SplittableRandom random = new SplittableRandom(3);
    List<EntryContent> contents = Contents.bare(random, 3_000);
    try (Bank bank = Bank.create(faulty, "test", 31)) {
      bank.importAll(contents.stream().map(c -> c.from("one")).iterator(), _ -> {});
      bank.addAll(Contents.bare(random, 10).stream().map(c -> c.from("two")).toList());
      List<Long> ofOne = bank.entries()
          .filter(entry -> "one".equals(entry.content().source()))
          .map(BankEntry::number)
          .toList();
      int before = faulty.operations();
      assertThat(bank.removeAll(ofOne)).isEqualTo(3_000);
      assertThat(faulty.operations() - before).describedAs("a write and a sync").isEqualTo(2);
      assertThat(bank.removeAll(ofOne)).isZero();
    }
    try (Bank bank = Bank.openToRead(faulty)) {
      assertThat(bank.entries().map(entry -> entry.content().source()))
          .hasSize(10)
          .containsOnly("two");
      assertThat(bank.stats().rows().get(SignalKind.PICTURE)).isEqualTo(10);
    }
  }

  @Test
  void aBankWhoseEntriesWereAllRemovedCanBeUsedAgain() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.addAll(Contents.bare(random, 2));
      bank.maintain();
      bank.remove("1");
      bank.remove("2");
      bank.maintain();
    }
    try (Bank bank = Bank.open(disk)) {
      assertThat(bank.entries()).isEmpty();
      assertThat(bank.addAll(Contents.bare(random, 1))).isEqualTo(new Adding.Added(3, 1));
    }
  }
}
