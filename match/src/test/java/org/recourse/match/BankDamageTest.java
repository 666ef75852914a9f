package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every byte cut off, and every bit flipped, of every file of a small bank.
class BankDamageTest {

  private final FaultyDisk whole = new FaultyDisk();
  private List<BankEntry> entries = List.of();

  @BeforeEach
  void makeBankWithSegmentAndJournal() throws Exception {
    SplittableRandom random = new SplittableRandom(12);
    try (Bank bank = Bank.create(whole, "test", 31)) {
      bank.addAll(Contents.some(random, 3, 1));
      bank.remove("2");
      bank.maintain();
      bank.remove("n1-0");
      bank.addAll(Contents.some(random, 2, 2));
      bank.addAll(Contents.some(random, 1, 3));
      entries = bank.entries().toList();
    }
    assertThat(whole.files()).containsExactly("journal-2", "manifest", "segment-1");
  }

  /// Whether the damage is told, by a refusal or a report. What is then served must be a
  /// beginning of what was there: entries may be gone, none may be different.
  private boolean isNoticed(FaultyDisk damaged) {
    try (Bank bank = Bank.openToRead(damaged)) {
      List<BankEntry> served = bank.entries().toList();
      assertThat(entries)
          .containsAll(served.stream().filter(this::isNotRestored).toList());
      return !bank.recoveries().isEmpty();
    } catch (BankUnusableException _) {
      return true;
    }
  }

  // Losing the end of a journal can lose a removal, which brings an entry back: reported, too.
  private boolean isNotRestored(BankEntry entry) {
    return entry.number() > 3;
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal-2", "manifest", "segment-1"})
  void everyTruncationIsNoticed(String file) {
    byte[] bytes = whole.bytes(file);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(isNoticed(whole.with(file, Arrays.copyOf(bytes, length))))
          .describedAs("%s cut to %d bytes", file, length)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal-2", "manifest", "segment-1"})
  void everyFlippedBitIsNoticed(String file) {
    byte[] bytes = whole.bytes(file);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(isNoticed(whole.with(file, flipped)))
          .describedAs("%s with bit %d flipped", file, bit)
          .isTrue();
    }
  }

  @Test
  void bytesBehindTheEndAreNoticed() {
    for (String file : whole.files()) {
      byte[] bytes = whole.bytes(file);
      assertThat(isNoticed(whole.with(file, Arrays.copyOf(bytes, bytes.length + 1))))
          .describedAs(file)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal-2", "segment-1"})
  void aMissingFileIsNamed(String file) {
    FaultyDisk damaged = whole.with("", new byte[0]);
    damaged.delete(file);
    assertThatThrownBy(() -> Bank.open(damaged))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessage(file + " is damaged at byte 0: file is missing, not there");
  }

  @Test
  void aWrongRecordBeforeAWholeOneIsDamageAndNotATornEnd() {
    byte[] bytes = whole.bytes("journal-2");
    bytes[60] ^= 1;
    assertThatThrownBy(() -> Bank.open(whole.with("journal-2", bytes)))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageStartingWith("journal-2 is damaged at byte 32: record 0 is damaged");
  }

  @Test
  void aTornEndIsDroppedAndTold() throws Exception {
    byte[] bytes = whole.bytes("journal-2");
    FaultyDisk torn = whole.with("journal-2", Arrays.copyOf(bytes, bytes.length - 6));
    try (Bank bank = Bank.open(torn)) {
      assertThat(bank.entries()).containsExactlyElementsOf(entries);
      assertThat(bank.recoveries())
          .containsExactly(new Recovery("journal-2", bytes.length - 24L, 18));
    }
    try (Bank bank = Bank.open(torn)) {
      assertThat(bank.recoveries()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal-2", "manifest", "segment-1"})
  void aNewerVersionIsRefusedByNameAndNumber(String file) {
    byte[] bytes = whole.bytes(file);
    bytes[8] = 2;
    assertThatThrownBy(() -> Bank.open(whole.with(file, bytes)))
        .isInstanceOf(NewerFormatException.class)
        .hasMessage(file + " is in format bank-v2; this program knows up to v1");
  }

  @Test
  void aCheckTellsWhatIsWrongInsteadOfThrowing() {
    assertThat(Bank.check(whole).isWhole()).isTrue();
    assertThat(Bank.check(whole).entries()).isEqualTo(entries.size());
    byte[] bytes = whole.bytes("segment-1");
    bytes[100] ^= 4;
    BankCheck check = Bank.check(whole.with("segment-1", bytes));
    assertThat(check.isWhole()).isFalse();
    assertThat(check.findings())
        .singleElement()
        .asString()
        .startsWith("segment-1 is damaged at byte 0: checksum of the stripe is");
  }
}
