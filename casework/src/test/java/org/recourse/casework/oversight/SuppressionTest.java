package org.recourse.casework.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.recourse.casework.law.RegimeId;

class SuppressionTest {

  private static final long SEED = 38;
  private static final long ENDLESS = 1_000_000;

  private static Suppression.Sum<String> sum(String total, String... parts) {
    return new Suppression.Sum<>(total, List.of(parts));
  }

  private static Set<String> withheld(
      Map<String, Long> values, List<Suppression.Sum<String>> sums) {
    return Suppression.withheld(values, sums, key -> values.getOrDefault(key, 0L));
  }

  @Test
  void aSmallFigureTakesASecondOneWithItWhereItWouldFollow() {
    // 10 is 8 to 12 and 5 is 5 to 7: what is left is at least 1
    Map<String, Long> values = Map.of("all", 8L, "a", 5L, "c", 3L);
    List<Suppression.Sum<String>> sums = List.of(sum("all", "a", "c"));

    assertThat(exposedByOneSum(values, sums, Set.of("c"))).isEqualTo(1);
    assertThat(withheld(values, sums)).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void aSmallFigureThatRoundingHidesCostsNothingElse() {
    Map<String, Long> values = Map.of("all", 301L, "in time", 301L, "late", 0L);

    assertThat(withheld(values, List.of(sum("all", "in time", "late")))).containsExactly("late");
  }

  @Test
  void aTotalThatIsTheSumOfSmallFiguresIsWithheldIfItTellsThem() {
    Map<String, Long> values = Map.of("all", 5L, "a", 3L, "b", 2L);
    Set<String> withheld = withheld(values, List.of(sum("all", "a", "b")));

    assertThat(withheld).contains("a", "b");
  }

  @Test
  void aChainOfSumsIsFollowed() {
    Map<String, Long> values = Map.of(
        "year",
        40L,
        "january",
        20L,
        "february",
        20L,
        "j1",
        18L,
        "j2",
        2L,
        "y1",
        38L,
        "y2",
        2L,
        "f1",
        20L,
        "f2",
        0L);
    List<Suppression.Sum<String>> sums = List.of(
        sum("year", "january", "february"),
        sum("january", "j1", "j2"),
        sum("february", "f1", "f2"),
        sum("year", "y1", "y2"),
        sum("y1", "j1", "f1"),
        sum("y2", "j2", "f2"));
    Set<String> withheld = withheld(values, sums);

    assertThat(withheld).contains("j2", "y2", "f2");
    assertThat(exposedByOneSum(values, sums, withheld)).isZero();
  }

  @Test
  void noSmallFigureIsHadBySubtractionOverAThousandPairsOfQueries() {
    Random random = new Random(SEED);
    int pairs = 0;
    int aimed = 0;
    while (pairs < 1_000) {
      Figures figures = Figures.of(
          Facts.YEAR, Facts.random(random, 20 + random.nextInt(400), Facts.YEAR), Facts.AS_OF);
      Publication publication = Publication.of(figures);
      for (RegimeId regime : figures.regimes()) {
        for (Suppression.Sum<FigureKey> sum : figures.sums(regime)) {
          boolean asked = publication.count(sum.total()) instanceof Shown.Rounded;
          if (asked && random.nextInt(6) == 0) {
            pairs++;
            aimed += attack(figures, publication, sum);
          }
        }
      }
    }
    System.out.printf(
        "seed %d: %d pairs of queries, %d left one small figure%n", SEED, pairs, aimed);
    assertThat(aimed).isGreaterThan(30);
  }

  /// Asks for the total and for all parts that are shown. If that leaves one figure below five,
  /// each of 0 to 4 must be possible.
  private static int attack(
      Figures figures, Publication publication, Suppression.Sum<FigureKey> sum) {
    List<FigureKey> hidden = sum.members().stream()
        .filter(key -> publication.count(key) instanceof Shown.Withheld)
        .toList();
    if (hidden.size() != 1 || figures.count(hidden.getFirst()) >= 5) {
      return 0;
    }
    long low = 0;
    long high = 0;
    for (FigureKey part : sum.parts()) {
      if (publication.count(part) instanceof Shown.Rounded(long value)) {
        low += Math.max(5, value - 2);
        high += value + 2;
      }
    }
    if (publication.count(sum.total()) instanceof Shown.Rounded(long total)) {
      assertThat(Math.max(5, total - 2) - high).as("seed %d", SEED).isLessThanOrEqualTo(0);
      assertThat(total + 2 - low).as("seed %d", SEED).isGreaterThanOrEqualTo(4);
    } else {
      throw new AssertionError("a total below five with a part that is shown");
    }
    return 1;
  }

  @Test
  void nothingBelowFiveIsShownAndAllIsRoundedToFive() {
    Random random = new Random(SEED);
    for (int run = 0; run < 10; run++) {
      Figures figures = Figures.of(Facts.YEAR, Facts.random(random, 300, Facts.YEAR), Facts.AS_OF);
      Publication publication = Publication.of(figures);
      publication.counts().forEach((key, shown) -> {
        long exact = figures.count(key);
        if (shown instanceof Shown.Rounded(long value)) {
          assertThat(exact).as("seed %d: %s", SEED, key).isGreaterThanOrEqualTo(5);
          assertThat(Math.abs(value - exact)).isLessThanOrEqualTo(2);
        }
      });
    }
  }

  /// What someone who tries every table of whole numbers can know of small tables of two lines
  /// and three columns with their margins: more than the single sums tell, and still never a
  /// figure.
  @Test
  void whoTriesEveryTableStillLearnsNoSmallFigure() {
    Random random = new Random(SEED);
    int small = 0;
    int narrowed = 0;
    for (int run = 0; run < 40; run++) {
      long[] cells = random.longs(6, 0, 12).toArray();
      Map<String, Long> values = new HashMap<>();
      List<Suppression.Sum<String>> sums = table(cells, values);
      Set<String> withheld = withheld(values, sums);
      boolean[][] possible = everyTable(values, withheld);
      for (int cell = 0; cell < 6; cell++) {
        if (cells[cell] < 5) {
          small++;
          int count = 0;
          for (int v = 0; v < possible[cell].length; v++) {
            count += possible[cell][v] ? 1 : 0;
          }
          assertThat(count).as("seed %d, run %d", SEED, run).isGreaterThanOrEqualTo(3);
          boolean all = true;
          for (int v = 0; v < 5; v++) {
            all &= possible[cell][v];
          }
          narrowed += all ? 0 : 1;
        }
      }
    }
    System.out.printf(
        "seed %d: %d small figures, of which %d are narrowed by trying every table%n",
        SEED, small, narrowed);
    assertThat(small).isGreaterThan(50);
  }

  private static List<Suppression.Sum<String>> table(long[] cells, Map<String, Long> values) {
    for (int i = 0; i < 6; i++) {
      values.put("c" + i, cells[i]);
    }
    values.put("l0", cells[0] + cells[1] + cells[2]);
    values.put("l1", cells[3] + cells[4] + cells[5]);
    for (int i = 0; i < 3; i++) {
      values.put("m" + i, cells[i] + cells[i + 3]);
    }
    values.put("all", LongStream.of(cells).sum());
    return List.of(
        sum("l0", "c0", "c1", "c2"),
        sum("l1", "c3", "c4", "c5"),
        sum("m0", "c0", "c3"),
        sum("m1", "c1", "c4"),
        sum("m2", "c2", "c5"),
        sum("all", "l0", "l1"),
        sum("all", "m0", "m1", "m2"));
  }

  private static boolean[][] everyTable(Map<String, Long> values, Set<String> withheld) {
    boolean[][] possible = new boolean[6][16];
    tryFrom(0, new long[6], values, withheld, possible);
    return possible;
  }

  private static void tryFrom(
      int cell,
      long[] cells,
      Map<String, Long> values,
      Set<String> withheld,
      boolean[][] possible) {
    if (cell == 6) {
      Map<String, Long> derived = new HashMap<>();
      table(cells, derived);
      boolean fits = derived.entrySet().stream()
          .allMatch(entry -> fits(entry.getKey(), entry.getValue(), values, withheld));
      for (int i = 0; fits && i < 6; i++) {
        possible[i][(int) cells[i]] = true;
      }
      return;
    }
    for (long v = 0; v < 16; v++) {
      cells[cell] = v;
      boolean pruned = !fits("c" + cell, v, values, withheld)
          || (cell == 2 && !fits("l0", cells[0] + cells[1] + cells[2], values, withheld))
          || (cell >= 3 && !fits("m" + (cell - 3), cells[cell - 3] + v, values, withheld));
      if (!pruned) {
        tryFrom(cell + 1, cells, values, withheld, possible);
      }
    }
  }

  private static boolean fits(
      String key, long value, Map<String, Long> values, Set<String> withheld) {
    if (withheld.contains(key)) {
      return true;
    }
    return value >= 5
        && Suppression.rounded(value) == Suppression.rounded(values.getOrDefault(key, 0L));
  }

  private static int exposedByOneSum(
      Map<String, Long> values, List<Suppression.Sum<String>> sums, Set<String> withheld) {
    List<String> exposed = new ArrayList<>();
    for (Suppression.Sum<String> sum : sums) {
      for (String part : sum.parts()) {
        if (withheld.contains(part) && values.getOrDefault(part, 0L) < 5) {
          long low = bound(sum.total(), values, withheld, true);
          long high = bound(sum.total(), values, withheld, false);
          for (String other : sum.parts()) {
            if (!other.equals(part)) {
              low -= bound(other, values, withheld, false);
              high -= bound(other, values, withheld, true);
            }
          }
          if (low > 0 || high < 4) {
            exposed.add(part);
          }
        }
      }
    }
    return exposed.size();
  }

  private static long bound(
      String key, Map<String, Long> values, Set<String> withheld, boolean least) {
    if (withheld.contains(key)) {
      return least ? 0 : ENDLESS;
    }
    long rounded = Suppression.rounded(values.getOrDefault(key, 0L));
    return least ? Math.max(5, rounded - 2) : rounded + 2;
  }
}
