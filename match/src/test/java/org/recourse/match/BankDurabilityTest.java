package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.match.FaultyDisk.Fault;

/// A disk that fails, is full, or loses power at every single operation of a bank's life.
class BankDurabilityTest {

  /// One step of that life, and what it makes of the entries if it succeeds.
  private interface Step {
    void take(Bank bank, Map<Long, EntryContent> entries);
  }

  private static List<Step> life() {
    SplittableRandom random = new SplittableRandom(8);
    List<Step> life = new ArrayList<>();
    life.add(adding(Contents.some(random, 3, 1)));
    life.add(adding(Contents.some(random, 2, 2)));
    life.add(removing(2));
    life.add((bank, _) -> bank.maintain());
    life.add(adding(Contents.some(random, 2, 3)));
    life.add(removing(1));
    life.add(importing(Contents.some(random, 3, 4)));
    life.add(adding(Contents.some(random, 1, 5)));
    life.add(removing(9));
    life.add((bank, _) -> bank.maintain());
    life.add(adding(Contents.some(random, 1, 6)));
    return life;
  }

  private static Step adding(List<EntryContent> contents) {
    return (bank, entries) -> {
      if (bank.addAll(contents) instanceof Adding.Added added) {
        put(entries, added.first(), contents);
      }
    };
  }

  private static Step importing(List<EntryContent> contents) {
    return (bank, entries) -> {
      long first = bank.addAll(List.of()) instanceof Adding.Added added ? added.first() : 0;
      bank.importAll(contents.iterator(), _ -> {});
      put(entries, first, contents);
    };
  }

  private static Step removing(long number) {
    return (bank, entries) -> {
      EntryContent content = entries.get(number);
      if (content != null && bank.remove(new BankEntry(number, content).id())) {
        entries.remove(number);
      }
    };
  }

  private static void put(
      Map<Long, EntryContent> entries, long first, List<EntryContent> contents) {
    for (int i = 0; i < contents.size(); i++) {
      entries.put(first + i, contents.get(i));
    }
  }

  private static Map<Long, EntryContent> entries(Bank bank) {
    return bank.entries().collect(Collectors.toMap(BankEntry::number, BankEntry::content));
  }

  private static int operationsOfAWholeLife() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Bank bank = Bank.create(disk, "test", 31);
    TreeMap<Long, EntryContent> entries = new TreeMap<>();
    for (Step step : life()) {
      step.take(bank, entries);
      assertThat(entries(bank)).isEqualTo(entries);
    }
    bank.close();
    assertThat(disk.operations()).isGreaterThan(100);
    return disk.operations();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aCrashAtAnyOperationLeavesTheOldStateOrTheNew(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int operations = operationsOfAWholeLife();
    for (int at = 0; at < operations; at++) {
      FaultyDisk disk = new FaultyDisk();
      disk.failAt(at, Fault.CRASH);
      List<Map<Long, EntryContent>> possible = liveUntilCrash(disk);
      FaultyDisk left = disk.afterCrash(random);
      String when = "seed " + seed + ", crash at operation " + at;
      if (possible.isEmpty() && left.size("manifest") < 0) {
        continue;
      }
      try (Bank bank = Bank.open(left)) {
        assertThat(possible.isEmpty() ? List.of(Map.of()) : possible)
            .describedAs(when)
            .contains(entries(bank));
        bank.add(EntryContent.EMPTY.named("after"));
      }
      assertThat(Bank.check(left).findings()).describedAs(when).isEmpty();
      assertThat(Bank.check(left).recoveries()).describedAs(when).isEmpty();
    }
  }

  /// Returns the entries before and after the step that the crash interrupted; none if there was
  /// no bank yet.
  private static List<Map<Long, EntryContent>> liveUntilCrash(FaultyDisk disk) throws Exception {
    TreeMap<Long, EntryContent> entries = new TreeMap<>();
    Bank bank;
    try {
      bank = Bank.create(disk, "test", 31);
    } catch (DiskException _) {
      return List.of();
    }
    List<Step> life = life();
    for (int i = 0; i < life.size(); i++) {
      try {
        life.get(i).take(bank, entries);
      } catch (DiskException _) {
        return List.of(entriesAfter(i), entriesAfter(i + 1));
      }
    }
    return List.of(entries);
  }

  /// Returns the entries after so many steps where nothing fails.
  private static Map<Long, EntryContent> entriesAfter(int steps) throws Exception {
    TreeMap<Long, EntryContent> entries = new TreeMap<>();
    try (Bank bank = Bank.create(new FaultyDisk(), "test", 31)) {
      for (Step step : life().subList(0, steps)) {
        step.take(bank, entries);
      }
    }
    return entries;
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"ONCE", "FULL"})
  void aStepThatFailsChangesNothingAndTheNextOnesWork(Fault fault) throws Exception {
    int operations = operationsOfAWholeLife();
    for (int at = 0; at < operations; at++) {
      FaultyDisk disk = new FaultyDisk();
      disk.failAt(at, fault);
      Bank bank;
      try {
        bank = Bank.create(disk, "test", 31);
      } catch (DiskException _) {
        disk.free();
        continue;
      }
      String when = fault + " at operation " + at;
      Map<Long, EntryContent> entries = liveOn(disk, bank, when);
      closeAtLast(bank);
      disk.free();
      try (Bank reopened = Bank.open(disk)) {
        assertThat(entries(reopened)).describedAs(when).isEqualTo(entries);
      }
    }
  }

  private static Map<Long, EntryContent> liveOn(FaultyDisk disk, Bank bank, String when) {
    TreeMap<Long, EntryContent> entries = new TreeMap<>();
    for (Step step : life()) {
      try {
        step.take(bank, entries);
      } catch (DiskException _) {
        assertThat(entries(bank)).describedAs(when).isEqualTo(entries);
        disk.free();
      }
    }
    assertThat(entries(bank)).describedAs(when).isEqualTo(entries);
    return entries;
  }

  private static void closeAtLast(Bank bank) {
    try {
      bank.close();
    } catch (DiskException _) {
      bank.close();
    }
  }
}
