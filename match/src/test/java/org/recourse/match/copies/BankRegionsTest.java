package org.recourse.match.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.fingerprint.regions.GreyPlane;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.RegionData;

class BankRegionsTest {

  @TempDir
  Path directory;

  private static EntryContent content(int seed) {
    return BankRegions.with(EntryContent.EMPTY, RegionHasher.fingerprints(Drawn.landscape(seed)));
  }

  private static List<Long> entriesIn(Bank bank, GreyPlane picture) {
    return new CopyFinder(new BankRegions(bank), CopyRule.STANDARD)
        .find(RegionHasher.view(picture)).stream().map(ChangedCopy::entry).toList();
  }

  @Test
  void anEntryOfASavedBankIsFoundInACropUntilItIsRemoved() throws BankUnusableException {
    Disk disk = Disk.directory(directory.resolve("bank"));
    try (Bank bank = Bank.create(disk, "drawings", 31)) {
      bank.addAll(List.of(content(0), content(1).named("second"), content(2)));
    }
    GreyPlane crop = Drawn.landscape(1).crop(30, 30, 400, 300);
    try (Bank bank = Bank.open(disk)) {
      assertThat(entriesIn(bank, crop)).containsExactly(2L);
      assertThat(bank.remove("second")).isTrue();
      assertThat(entriesIn(bank, crop)).isEmpty();
    }
  }

  @Test
  void anEntryWhoseRegionDataCannotBeReadIsPassedOver() throws BankUnusableException {
    EntryContent good = content(3);
    EntryContent bad = good.withRegions(good.regions(), RegionData.copyOf(new byte[] {1, 2, 3}));
    try (Bank bank = Bank.create(Disk.directory(directory.resolve("bank")), "drawings", 31)) {
      bank.addAll(List.of(bad, good));
      assertThat(entriesIn(bank, Drawn.landscape(3))).containsExactly(2L);
    }
  }
}
