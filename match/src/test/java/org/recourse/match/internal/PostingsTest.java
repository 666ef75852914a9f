package org.recourse.match.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.Fingerprints;

/// The index in every geometry that banks of any size get, and in strange ones, at a size where
/// it is used and not the scan.
class PostingsTest {

  private static final int ROWS = 100_000;

  private record Found(int ordinal, int distance) {}

  @ParameterizedTest
  @CsvSource({
    "11, 22", "15, 17", "16, 16", "18, 14", "18, 13", "20, 12", "12, 21", "10, 24", "3, 12"
  })
  void everyGeometryFindsExactlyWhatTheScanFinds(int chunks, int bits) {
    long seed = 100L * chunks + bits;
    SplittableRandom random = new SplittableRandom(seed);
    try (Arena arena = Arena.ofConfined()) {
      Words words = new Words(arena.allocate((long) ROWS * Words.ROW_BYTES, 64), ROWS);
      for (int row = 0; row < ROWS; row++) {
        words.set(row, Fingerprints.balanced(random));
      }
      Geometry geometry = new Geometry(chunks, bits);
      MemorySegment bytes = arena.allocate(Postings.bytes(geometry, ROWS), 64);
      int[] ordinals = MihBlock.ordinals(words, _ -> true, 0);
      assertThat(ordinals).hasSize(ROWS);
      Postings postings = PostingsWriter.write(words, ordinals, geometry, bytes);
      int indexed = 0;
      for (int radius : new int[] {0, 2, 10, 28, 30}) {
        for (int i = 0; i < 15; i++) {
          PdqFingerprint query = near(words, random, radius);
          List<Found> found = new ArrayList<>();
          if (postings.search(words, query, radius, (o, d) -> found.add(new Found(o, d)))) {
            indexed++;
            assertThat(found)
                .describedAs("seed %d, radius %d", seed, radius)
                .containsExactlyInAnyOrderElementsOf(scan(words, query, radius));
          }
        }
      }
      assertThat(indexed).isGreaterThanOrEqualTo(chunks == 3 ? 15 : 60);
    }
  }

  /// Returns a query of even weight at most a little beyond the radius from some row.
  private static PdqFingerprint near(Words words, SplittableRandom random, int radius) {
    PdqFingerprint row = words.fingerprint(random.nextInt(ROWS));
    return Fingerprints.flip(row, 2 * random.nextInt(radius / 2 + 2), random);
  }

  private static List<Found> scan(Words words, PdqFingerprint query, int radius) {
    List<Found> found = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      int distance = words.fingerprint(row).distanceTo(query);
      if (distance <= radius) {
        found.add(new Found(row, distance));
      }
    }
    return found;
  }
}
