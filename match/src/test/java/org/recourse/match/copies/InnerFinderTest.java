package org.recourse.match.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.inner.InnerPictures;
import org.recourse.fingerprint.regions.GreyPlane;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.SignalKind;

class InnerFinderTest {

  @TempDir
  Path directory;

  private static EntryContent content(int seed) {
    return EntryContent.ofPicture(Drawn.pdq(Drawn.landscape(seed)), 100);
  }

  @Test
  void aFramedPictureIsFoundInAllEightWaysWhereAndAsItLies() throws BankUnusableException {
    try (Bank bank = Bank.create(Disk.directory(directory.resolve("bank")), "drawings", 31)) {
      bank.addAll(List.of(content(0), content(1), content(2)));
      Set<Orientation> seen = EnumSet.noneOf(Orientation.class);
      for (GreyPlane way : Drawn.inEightWays(Drawn.landscape(1))) {
        GreyPlane framed = Drawn.framed(way, 600, 900, 60, 300);
        InnerCopy copy = nearest(bank, framed);
        assertThat(copy.match().entryNumber()).isEqualTo(2);
        assertThat(Lying.of(copy.corners()).undoing()).isEqualTo(copy.orientation());
        assertThat(copy.orientation()).isEqualTo(byRegions(1, framed).orientation());
        assertThat(farthest(copy.corners(), byRegions(1, framed).corners())).isLessThan(0.02);
        seen.add(copy.orientation());
      }
      assertThat(seen).containsExactly(Orientation.values());
    }
  }

  private static InnerCopy nearest(Bank bank, GreyPlane picture) {
    List<InnerCopy> found = new ArrayList<>(
        new InnerFinder(bank, 31).find(SignalKind.PICTURE, InnerPictures.of(picture)));
    assertThat(found).isNotEmpty();
    found.sort((a, b) -> a.match().compareTo(b.match()));
    return found.getFirst();
  }

  private static ChangedCopy byRegions(int seed, GreyPlane picture) {
    ScannedRegions regions = new ScannedRegions();
    regions.add(Drawn.toProtect(Drawn.landscape(seed)));
    return new CopyFinder(regions, CopyRule.STANDARD)
        .find(RegionHasher.view(picture))
        .getFirst();
  }

  private static double farthest(List<Point> some, List<Point> others) {
    double farthest = 0;
    for (int i = 0; i < some.size(); i++) {
      double dx = some.get(i).x() - others.get(i).x();
      double dy = some.get(i).y() - others.get(i).y();
      farthest = Math.max(farthest, Math.sqrt(dx * dx + dy * dy));
    }
    return farthest;
  }

  @Test
  void picturesThatAreNotInTheBankAreNotFound() throws BankUnusableException {
    try (Bank bank = Bank.create(Disk.directory(directory.resolve("bank")), "drawings", 31)) {
      bank.addAll(List.of(content(0), content(1), content(2)));
      for (int seed = 100; seed < 110; seed++) {
        GreyPlane framed = Drawn.framed(Drawn.landscape(seed), 600, 900, 60, 300);
        assertThat(new InnerFinder(bank, 31).find(SignalKind.PICTURE, InnerPictures.of(framed)))
            .as("seed %d", seed)
            .isEmpty();
      }
    }
  }
}
