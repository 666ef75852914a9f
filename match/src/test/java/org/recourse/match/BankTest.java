package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.fingerprint.PdqFingerprint;

class BankTest {

  private static final Digest SHA =
      new Digest(Digest.Algorithm.SHA256, "0123456789ABCDEF".repeat(4));

  @TempDir
  Path directory;

  private final SplittableRandom random = new SplittableRandom(4);
  private Disk disk;

  @BeforeEach
  void makeDisk() {
    disk = Disk.directory(directory.resolve("bank"));
  }

  private PdqFingerprint fingerprint() {
    return Fingerprints.random(random);
  }

  private EntryContent everything(String name) {
    return EntryContent.ofPicture(fingerprint(), 77)
        .named(name)
        .from("a source")
        .noting("a note")
        .withDigests(List.of(SHA))
        .withRegions(
            List.of(new RegionRow(fingerprint(), -5), new RegionRow(fingerprint(), 6)),
            RegionData.copyOf(new byte[] {1, 2, 3}))
        .withFrames(List.of(new FrameRow(fingerprint(), 50, 3, 0.25)));
  }

  @Test
  void entriesAreNumberedFromOneInTheOrderOfImport() throws Exception {
    try (Bank bank = Bank.create(disk, "test", 31)) {
      assertThat(bank.add(EntryContent.ofPicture(fingerprint(), 100)))
          .isEqualTo(new Adding.Added(1, 1));
      assertThat(bank.addAll(List.of(everything("b"), everything("c"))))
          .isEqualTo(new Adding.Added(2, 2));
      assertThat(bank.entries().map(BankEntry::id)).containsExactly("1", "b", "c");
    }
  }

  @Test
  void whatWasAddedIsThereAfterReopening() throws Exception {
    EntryContent content = everything("b");
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.add(content);
    }
    try (Bank bank = Bank.open(disk)) {
      assertThat(bank.name()).isEqualTo("test");
      assertThat(bank.radius()).isEqualTo(31);
      assertThat(bank.recoveries()).isEmpty();
      assertThat(bank.entry("b")).contains(new BankEntry(1, content));
      assertThat(bank.withDigest(SHA)).containsExactly(new BankEntry(1, content));
    }
  }

  @Test
  void eachKindIsFoundInItsOwnIndex() throws Exception {
    EntryContent content = everything("b");
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.add(content);
      for (SignalKind kind : SignalKind.values()) {
        for (SignalRow row : content.rows(kind)) {
          assertThat(bank.match(kind, List.of(row.fingerprint()), 31))
              .containsExactly(new BankMatch(1, "b", row, 0, 0));
        }
      }
    }
  }

  @Test
  void theNearestOrientationIsTold() throws Exception {
    try (Bank bank = Bank.create(disk, "test", 31)) {
      PdqFingerprint stored = fingerprint();
      bank.add(EntryContent.ofPicture(stored, 100));
      List<PdqFingerprint> orientations = new ArrayList<>();
      orientations.add(fingerprint());
      orientations.add(Fingerprints.flip(stored, 4, random));
      orientations.add(Fingerprints.flip(stored, 2, random));
      assertThat(bank.match(SignalKind.PICTURE, orientations, 31))
          .singleElement()
          .satisfies(match -> {
            assertThat(match.orientation()).isEqualTo(2);
            assertThat(match.distance()).isEqualTo(2);
          });
    }
  }

  @Test
  void aRemovedEntryIsNotFoundAndItsNumberIsNotUsedAgain() throws Exception {
    EntryContent content = everything("b");
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.add(content);
      assertThat(bank.remove("b")).isTrue();
      assertThat(bank.remove("b")).isFalse();
      assertThat(bank.match(SignalKind.PICTURE, List.of(fingerprint()), 256)).isEmpty();
    }
    try (Bank bank = Bank.open(disk)) {
      assertThat(bank.entries()).isEmpty();
      assertThat(bank.withDigest(SHA)).isEmpty();
      assertThat(bank.add(content)).isEqualTo(new Adding.Added(2, 1));
    }
  }

  @Test
  void aTakenNameIsToldByItsPositionAndNothingIsAdded() throws Exception {
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.add(everything("a"));
      assertThat(bank.addAll(List.of(everything("b"), everything("a"))))
          .isEqualTo(new Adding.NameTaken(1));
      assertThat(bank.addAll(List.of(everything("b"), everything("c"), everything("b"))))
          .isEqualTo(new Adding.NameTaken(2));
      assertThat(bank.stats().entries()).isEqualTo(1);
    }
  }

  @Test
  void anImportLeavesOutTakenNamesAndKeepsTheRest() throws Exception {
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.add(everything("a"));
      List<Long> progress = new ArrayList<>();
      long refused = bank.importAll(
          List.of(everything("b"), everything("a"), everything("c")).iterator(), progress::add);
      assertThat(refused).isEqualTo(1);
      assertThat(progress).containsExactly(3L);
      assertThat(bank.entries().map(BankEntry::id)).containsExactly("a", "b", "c");
    }
  }

  @Test
  void onlyOneWriterMayHaveTheBankOpenAndReadersMayReadIt() throws Exception {
    try (Bank bank = Bank.create(disk, "test", 31)) {
      bank.add(everything("a"));
      assertThatThrownBy(() -> Bank.open(disk)).isInstanceOf(BankLockedException.class);
      assertThatThrownBy(() -> Bank.open(disk)).isInstanceOf(BankLockedException.class);
      try (Bank reader = Bank.openToRead(disk)) {
        assertThat(reader.entry("a")).isPresent();
        assertThatThrownBy(() -> reader.add(everything("b")))
            .isInstanceOf(IllegalStateException.class);
      }
    }
    Bank.open(disk).close();
  }

  @Test
  void aBankIsNotCreatedOverAnother() throws Exception {
    Bank.create(disk, "test", 31).close();
    assertThatThrownBy(() -> Bank.create(disk, "test", 31)).isInstanceOf(BankExistsException.class);
  }

  @Test
  void whereThereIsNoBankNoneIsOpenedAndNothingIsCreated() {
    assertThatThrownBy(() -> Bank.open(disk)).isInstanceOf(NoBankException.class);
    assertThat(Files.exists(directory.resolve("bank"))).isFalse();
  }

  @Test
  void namesThatLookLikeNumbersOrHoldControlCharactersAreRefused() {
    assertThat(EntryContent.isName("12")).isFalse();
    assertThat(EntryContent.isName("a\nb")).isFalse();
    assertThat(EntryContent.isName("")).isFalse();
    assertThat(EntryContent.isName("12a")).isTrue();
  }

  @Test
  void theRadiusIsCheckedAndNamedInTheMessage() throws Exception {
    try (Bank bank = Bank.create(disk, "test", 31)) {
      assertThatThrownBy(() -> bank.match(SignalKind.PICTURE, List.of(fingerprint()), 257))
          .hasMessage("radius must be 0 to 256: 257");
    }
  }
}
