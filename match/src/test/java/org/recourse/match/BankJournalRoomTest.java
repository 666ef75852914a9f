package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The zeros at the end of a journal that is being written, over which records are written.
class BankJournalRoomTest {

  private static final String JOURNAL = "journal-1";

  private final SplittableRandom random = new SplittableRandom(3);

  /// A bank whose process was killed after so many additions, with none of its files closed.
  private static FaultyDisk killedAfter(int additions) throws Exception {
    SplittableRandom same = new SplittableRandom(4);
    FaultyDisk disk = new FaultyDisk();
    Bank bank = Bank.create(disk, "test", 31);
    for (int i = 1; i <= additions; i++) {
      bank.addAll(Contents.some(same, 1, i));
    }
    return disk.with("", new byte[0]);
  }

  private static int usedBytes(FaultyDisk disk) {
    byte[] bytes = disk.bytes(JOURNAL);
    int used = bytes.length;
    while (bytes[used - 1] == 0) {
      used--;
    }
    return used;
  }

  @Test
  void severalAdditionsInARowDoNotMakeTheFileLonger(@TempDir Path directory) throws Exception {
    Disk disk = Disk.directory(directory);
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.addAll(Contents.some(random, 1, 1));
      long length = disk.size(JOURNAL);
      for (int i = 2; i < 100; i++) {
        bank.addAll(Contents.some(random, 1, i));
      }
      assertThat(disk.size(JOURNAL)).isEqualTo(length);
    }
  }

  @Test
  void aBankClosedInOrderHasNoRoomLeftInItsJournal(@TempDir Path directory) throws Exception {
    Disk disk = Disk.directory(directory);
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.addAll(Contents.some(random, 1, 1));
      assertThat(disk.size(JOURNAL)).isGreaterThan(100_000);
    }
    assertThat(disk.size(JOURNAL)).isLessThan(2_000);
    assertThat(Bank.check(disk).recoveries()).isEmpty();
  }

  @Test
  void additionsAndABatchLargerThanTheRoomAreAllReadBack(@TempDir Path directory) throws Exception {
    Disk disk = Disk.directory(directory);
    List<BankEntry> added;
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.addAll(Contents.some(random, 2, 1));
      bank.addAll(Contents.some(random, 3_000, 2));
      bank.addAll(Contents.some(random, 2, 3));
      added = bank.entries().toList();
      assertThat(disk.size(JOURNAL)).isGreaterThan(500_000);
    }
    try (Bank bank = Bank.openToRead(disk)) {
      assertThat(bank.entries()).containsExactlyElementsOf(added);
    }
  }

  @Test
  void roomAfterACrashIsNotCountedAsDroppedBytes() throws Exception {
    try (Bank bank = Bank.open(killedAfter(3))) {
      assertThat(bank.stats().entries()).isEqualTo(3);
      assertThat(bank.recoveries())
          .singleElement()
          .satisfies(recovery -> assertThat(recovery.droppedBytes()).isZero());
    }
  }

  @Test
  void everyByteOfTheLastRecordThatStayedZeroIsNoticed() throws Exception {
    FaultyDisk disk = killedAfter(3);
    byte[] bytes = disk.bytes(JOURNAL);
    int used = usedBytes(disk);
    for (int at = usedBytes(killedAfter(2)); at < used; at++) {
      if (bytes[at] != 0) {
        byte[] torn = bytes.clone();
        torn[at] = 0;
        try (Bank bank = Bank.openToRead(disk.with(JOURNAL, torn))) {
          assertThat(bank.stats().entries()).describedAs("byte %d", at).isEqualTo(2);
          assertThat(bank.recoveries().getFirst().droppedBytes())
              .describedAs("byte %d", at)
              .isPositive();
        }
      }
    }
  }

  @Test
  void anEarlierRecordThatIsZeroIsDamageAndNotRoom() throws Exception {
    FaultyDisk disk = killedAfter(3);
    byte[] bytes = disk.bytes(JOURNAL);
    Arrays.fill(bytes, 32, 32 + 40, (byte) 0);
    assertThatThrownBy(() -> Bank.openToRead(disk.with(JOURNAL, bytes)))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageStartingWith("journal-1 is damaged at byte 32: record 0 is damaged");
  }

  @Test
  void aBitInTheRoomThatIsNotZeroIsToldAsDroppedBytes() throws Exception {
    FaultyDisk disk = killedAfter(3);
    int used = usedBytes(disk);
    byte[] bytes = disk.bytes(JOURNAL);
    bytes[used + 1_000] = 4;
    try (Bank bank = Bank.openToRead(disk.with(JOURNAL, bytes))) {
      assertThat(bank.stats().entries()).isEqualTo(3);
      assertThat(bank.recoveries().getFirst().droppedBytes()).isBetween(900L, 1_001L);
    }
  }

  @Test
  void whatWasReadStaysReadableWhenTheFileIsCutOff(@TempDir Path directory) {
    Disk disk = Disk.directory(directory);
    try (Disk.Output file = disk.create("f")) {
      file.write(ByteBuffer.wrap(new byte[] {7, 8}));
      file.makeRoom(20_000);
      MemorySegment read = disk.read("f");
      file.cutOff();
      assertThat(read.byteSize()).isEqualTo(20_002);
      assertThat(read.get(ValueLayout.JAVA_BYTE, 1)).isEqualTo((byte) 8);
      assertThat(read.get(ValueLayout.JAVA_BYTE, 20_001)).isZero();
    }
    assertThat(disk.size("f")).isEqualTo(2);
  }
}
