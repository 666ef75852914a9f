package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.PdqFingerprint;

class ReverseScanTest {

  private record Pair(long row, int entry, int distance) {}

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 30})
  void findsExactlyThePairsWithinTheRadius(int entryCount) {
    SplittableRandom random = new SplittableRandom(entryCount);
    List<PdqFingerprint> entries = new ArrayList<>();
    for (int i = 0; i < entryCount; i++) {
      entries.add(Fingerprints.random(random));
    }
    for (int rowCount : new int[] {0, 1, 511, 512, 513, 1500}) {
      List<PdqFingerprint> rows = new ArrayList<>();
      for (int i = 0; i < rowCount; i++) {
        rows.add(
            entries.isEmpty() || random.nextBoolean()
                ? Fingerprints.random(random)
                : Fingerprints.flip(
                    entries.get(random.nextInt(entryCount)), random.nextInt(70), random));
      }
      for (int radius : new int[] {0, 16, 31, 64, 256}) {
        List<Pair> found = new ArrayList<>();
        List<Pair> expected = pairs(entries, rows, radius);
        new ReverseScan(entries, radius)
            .scan(
                bytes(rows), 1_000, (row, entry, d) -> found.add(new Pair(row - 1_000, entry, d)));
        assertThat(found.size()).isEqualTo(expected.size());
        assertThat(Set.copyOf(found))
            .describedAs("seed %d, %d rows, radius %d", entryCount, rowCount, radius)
            .isEqualTo(Set.copyOf(expected));
      }
    }
  }

  private static List<Pair> pairs(
      List<PdqFingerprint> entries, List<PdqFingerprint> rows, int radius) {
    List<Pair> pairs = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int entry = 0; entry < entries.size(); entry++) {
        int distance = rows.get(row).distanceTo(entries.get(entry));
        if (distance <= radius) {
          pairs.add(new Pair(row, entry, distance));
        }
      }
    }
    return pairs;
  }

  private static MemorySegment bytes(List<PdqFingerprint> rows) {
    long[] words = rows.stream()
        .flatMapToLong(f -> LongStream.of(f.w0(), f.w1(), f.w2(), f.w3()))
        .toArray();
    return MemorySegment.ofArray(words);
  }

  @Test
  void aPartOfARowIsRefused() {
    ReverseScan scan = new ReverseScan(List.of(), 31);
    assertThatThrownBy(() -> scan.scan(MemorySegment.ofArray(new byte[33]), 0, (_, _, _) -> {}))
        .hasMessage("rows have 32 bytes, these are 33");
  }
}
