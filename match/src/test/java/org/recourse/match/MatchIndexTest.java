package org.recourse.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recourse.fingerprint.PdqFingerprint;

/// What every index promises, asked of each, and the fast one checked against the plain one.
class MatchIndexTest {

  private static final int[] RADII = {0, 1, 2, 7, 15, 16, 30, 31, 32, 45, 59, 60, 61, 64};

  /// One way to fill a bank.
  record Population(String name, Function<SplittableRandom, PdqFingerprint> draw) {
    @Override
    public String toString() {
      return name;
    }
  }

  record Given(Population population, int rows, long seed) {}

  static Stream<Given> given() {
    PdqFingerprint centre = Fingerprints.balanced(new SplittableRandom(99));
    List<Population> populations = List.of(
        new Population("any bits", Fingerprints::random),
        new Population("balanced", Fingerprints::balanced),
        new Population("one cluster", r -> Fingerprints.flip(centre, r.nextInt(70), r)),
        new Population(
            "one cluster and noise",
            r -> r.nextInt(4) > 0
                ? Fingerprints.random(r)
                : Fingerprints.flip(centre, 2 * r.nextInt(40), r)),
        new Population("one value", _ -> centre),
        new Population(
            "differing in one chunk only",
            r -> new PdqFingerprint(centre.w0(), centre.w1(), r.nextLong(), centre.w3())),
        new Population(
            "few bits set",
            r -> Fingerprints.flip(new PdqFingerprint(0, 0, 0, 0), r.nextInt(20), r)));
    return populations.stream()
        .flatMap(population -> Stream.of(0, 1, 2, 100, 5_000, 20_000, 40_000)
            .map(rows -> new Given(population, rows, 1_000 + rows)));
  }

  @ParameterizedTest
  @MethodSource("given")
  void indexFindsExactlyWhatTheScanFinds(Given given) {
    SplittableRandom random = new SplittableRandom(given.seed());
    LinearScanIndex scan = new LinearScanIndex();
    List<PdqFingerprint> rows = new ArrayList<>();
    for (int i = 0; i < given.rows(); i++) {
      rows.add(given.population().draw().apply(random));
      scan.add(rows.getLast());
    }
    MihIndex index = MihIndex.of(rows.size(), rows.iterator(), Runnable::run);
    for (int radius : RADII) {
      for (PdqFingerprint query : queries(given, rows, random)) {
        assertThat(index.search(query, radius))
            .describedAs("seed %d, radius %d", given.seed(), radius)
            .isEqualTo(scan.search(query, radius));
      }
    }
  }

  private static List<PdqFingerprint> queries(
      Given given, List<PdqFingerprint> rows, SplittableRandom random) {
    List<PdqFingerprint> queries = new ArrayList<>();
    queries.add(given.population().draw().apply(random));
    queries.add(Fingerprints.balanced(random));
    for (int i = 0; i < 6 && !rows.isEmpty(); i++) {
      PdqFingerprint row = rows.get(random.nextInt(rows.size()));
      queries.add(Fingerprints.flip(row, random.nextInt(66), random));
    }
    return queries;
  }

  @Test
  void aLargeIndexFindsExactlyWhatTheScanFinds() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    LinearScanIndex scan = new LinearScanIndex();
    List<PdqFingerprint> rows = new ArrayList<>();
    for (int i = 0; i < 1_600_000; i++) {
      rows.add(Fingerprints.random(random));
      scan.add(rows.getLast());
    }
    for (int count : new int[] {250_000, 750_000, 1_600_000}) {
      MihIndex index = MihIndex.of(count, rows.iterator(), Runnable::run);
      for (int i = 0; i < 40; i++) {
        PdqFingerprint query =
            Fingerprints.flip(rows.get(random.nextInt(count)), random.nextInt(33), random);
        assertThat(index.search(query, 31))
            .describedAs("seed %d, %d rows", seed, count)
            .isEqualTo(scan.search(query, 31).stream()
                .filter(match -> match.row() < count)
                .toList());
      }
    }
  }

  static Stream<MatchIndex> indexes() {
    return Stream.of(new LinearScanIndex(), new MihIndex(Runnable::run));
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void rowsAreNumberedInTheOrderTheyWereAdded(MatchIndex index) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      assertThat(index.add(Fingerprints.random(random))).isEqualTo(i);
    }
    assertThat(index.size()).isEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void aRowIsRemovedOnce(MatchIndex index) {
    PdqFingerprint fingerprint = Fingerprints.random(new SplittableRandom(1));
    index.add(fingerprint);
    assertThat(index.remove(1)).isFalse();
    assertThat(index.remove(-1)).isFalse();
    assertThat(index.remove(0)).isTrue();
    assertThat(index.remove(0)).isFalse();
    assertThat(index.size()).isZero();
    assertThat(index.search(fingerprint, 256)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void aRadiusBeyondTheRangeIsRefused(MatchIndex index) {
    PdqFingerprint query = Fingerprints.random(new SplittableRandom(1));
    assertThatThrownBy(() -> index.search(query, -1)).hasMessage("radius must be 0 to 256: -1");
    assertThatThrownBy(() -> index.search(query, 300)).hasMessage("radius must be 0 to 256: 300");
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void aBatchFindsWhatItsQueriesFind(MatchIndex index) {
    SplittableRandom random = new SplittableRandom(5);
    List<PdqFingerprint> queries = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      queries.add(Fingerprints.random(random));
      index.add(Fingerprints.flip(queries.getLast(), i, random));
    }
    assertThat(index.searchAll(queries, 31))
        .isEqualTo(queries.stream().map(query -> index.search(query, 31)).toList());
  }

  @Test
  void additionsAndRemovalsInAnyOrderAreSeenByTheNextLookUp() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    MatchIndex index = new MihIndex(Runnable::run);
    MatchIndex scan = new LinearScanIndex();
    List<PdqFingerprint> added = new ArrayList<>();
    for (int step = 0; step < 60_000; step++) {
      PdqFingerprint fingerprint = added.isEmpty() || random.nextInt(8) > 0
          ? Fingerprints.random(random)
          : Fingerprints.flip(added.get(random.nextInt(added.size())), 20, random);
      added.add(fingerprint);
      assertThat(index.add(fingerprint)).isEqualTo(scan.add(fingerprint));
      if (random.nextInt(5) == 0) {
        int row = random.nextInt(added.size());
        assertThat(index.remove(row)).isEqualTo(scan.remove(row));
      }
      if (step % 97 == 0) {
        PdqFingerprint query =
            Fingerprints.flip(added.get(random.nextInt(added.size())), 9, random);
        int radius = RADII[random.nextInt(RADII.length)];
        assertThat(index.search(query, radius))
            .describedAs("seed %d, step %d, radius %d", seed, step, radius)
            .isEqualTo(scan.search(query, radius));
      }
    }
    assertThat(index.size()).isEqualTo(scan.size());
  }
}
