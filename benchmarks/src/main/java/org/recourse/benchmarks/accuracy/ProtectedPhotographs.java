package org.recourse.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.RegionFingerprints;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.copies.BankRegions;

/// All photographs of a folder as the entries of a bank, in the order of their names; the
/// first is entry 1.
record ProtectedPhotographs(
    Bank bank, List<String> names, List<PdqFingerprint> whole, int regionCount, double regionMillis)
    implements AutoCloseable {

  static ProtectedPhotographs of(Path photographs, Path bankDirectory)
      throws IOException, BankUnusableException {
    Bank bank = Bank.create(Disk.directory(bankDirectory), "photographs", 31);
    List<String> names = new ArrayList<>();
    List<PdqFingerprint> whole = new ArrayList<>();
    int regionCount = 0;
    long nanos = 0;
    for (Path file : files(photographs)) {
      Pixels pixels = Photograph.read(file);
      Hashing.Fingerprinted pdq = Photograph.pdq(pixels);
      long start = System.nanoTime();
      RegionFingerprints regions = RegionHasher.fingerprints(pixels);
      nanos += System.nanoTime() - start;
      bank.add(BankRegions.with(EntryContent.ofPicture(pdq.fingerprint(), pdq.quality()), regions));
      names.add(file.getFileName().toString());
      whole.add(pdq.fingerprint());
      regionCount += regions.regions().size();
    }
    bank.maintain();
    return new ProtectedPhotographs(bank, names, whole, regionCount, nanos / 1e6 / names.size());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(java.util.Locale.ROOT).matches(".*\\.jpe?g"))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    bank.close();
  }
}
