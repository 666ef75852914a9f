package org.recourse.casework.oversight;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Which figures must be withheld so that none below five is shown, or follows from those that
/// are.
///
/// What is shown is rounded to five, so a reader knows it to within two. From a total and all
/// parts but one, the reader gets bounds for that one, and from these for others. A figure
/// below five is safe if after all such steps each of 0, 1, 2, 3 and 4 is still possible. While
/// one is not, a shown figure near it is withheld too: the one that is missed least.
///
/// It follows every chain of sums, each taken by itself. It does not solve all sums at once as
/// a linear program would; the rounding is what stands against that.
final class Suppression<K> {

  /// The smallest number that is shown, and the step of rounding.
  static final long LEAST = 5;

  private static final long SLACK = 2;
  private static final long ENDLESS = 1L << 50;

  /// That some figures add up to another.
  ///
  /// @param total the sum
  /// @param parts what is added
  record Sum<K>(K total, List<K> parts) {
    Sum {
      parts = List.copyOf(parts);
    }

    List<K> members() {
      List<K> members = new ArrayList<>(parts);
      members.add(total);
      return members;
    }
  }

  private final List<K> keys;
  private final long[] values;
  private final long[] worth;

  /// Each sum as numbers of figures, the total last.
  private final List<int[]> sums = new ArrayList<>();

  private final List<List<int[]>> sumsOf = new ArrayList<>();
  private final BitSet withheld = new BitSet();

  private Suppression(Map<K, Long> figures, List<Sum<K>> all, ToLongFunction<K> worth) {
    this.keys = List.copyOf(figures.keySet());
    this.values = keys.stream().mapToLong(key -> figures.getOrDefault(key, 0L)).toArray();
    this.worth = keys.stream().mapToLong(worth).toArray();
    Map<K, Integer> numbers = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      numbers.put(keys.get(i), i);
      sumsOf.add(new ArrayList<>());
    }
    for (Sum<K> sum : all) {
      int[] members =
          sum.members().stream().mapToInt(key -> number(numbers, key)).toArray();
      sums.add(members);
      for (int member : members) {
        sumsOf.get(member).add(members);
      }
    }
  }

  private static <K> int number(Map<K, Integer> numbers, K key) {
    Integer number = numbers.get(key);
    if (number == null) {
      throw new IllegalArgumentException("a sum of what is no figure: " + key);
    }
    return number;
  }

  /// Returns the figures that must be withheld.
  ///
  /// @param figures every figure
  /// @param sums all that a reader knows to hold between them
  /// @param worth how much a figure would be missed; of two the lower is withheld
  static <K> Set<K> withheld(Map<K, Long> figures, List<Sum<K>> sums, ToLongFunction<K> worth) {
    return new Suppression<>(figures, sums, worth).find();
  }

  /// Returns what is shown of a number that may be.
  static long rounded(long value) {
    return (value + SLACK) / LEAST * LEAST;
  }

  private Set<K> find() {
    for (int i = 0; i < values.length; i++) {
      withheld.set(i, values[i] < LEAST);
    }
    OptionalInt exposed = exposed();
    while (exposed.isPresent()) {
      withheld.set(sacrifice(exposed.getAsInt()));
      exposed = exposed();
    }
    Set<K> found = new LinkedHashSet<>();
    withheld.stream().forEach(i -> found.add(keys.get(i)));
    return found;
  }

  private OptionalInt exposed() {
    Bounds bounds = new Bounds();
    bounds.narrow();
    return withheld.stream().filter(i -> values[i] < LEAST && bounds.exposes(i)).findFirst();
  }

  /// Over as few sums as possible, the shown figure that is missed least.
  private int sacrifice(int exposed) {
    BitSet seen = new BitSet();
    seen.set(exposed);
    Deque<Integer> next = new ArrayDeque<>(List.of(exposed));
    while (!next.isEmpty()) {
      List<Integer> ring = new ArrayList<>();
      for (int from : next) {
        for (int[] sum : sumsOf.get(from)) {
          for (int member : sum) {
            if (!seen.get(member)) {
              seen.set(member);
              ring.add(member);
            }
          }
        }
      }
      OptionalInt least = missedLeast(ring);
      if (least.isPresent()) {
        return least.getAsInt();
      }
      next = new ArrayDeque<>(ring);
    }
    throw new AssertionError("exposed by nothing that is shown");
  }

  private OptionalInt missedLeast(List<Integer> ring) {
    int least = -1;
    for (int i : ring) {
      if (!withheld.get(i) && (least < 0 || worth[i] < worth[least])) {
        least = i;
      }
    }
    return least < 0 ? OptionalInt.empty() : OptionalInt.of(least);
  }

  /// What a reader can know of each figure.
  private final class Bounds {
    private final long[] low = new long[values.length];
    private final long[] high = new long[values.length];

    Bounds() {
      Arrays.fill(high, ENDLESS);
      for (int i = withheld.nextClearBit(0); i < values.length; i = withheld.nextClearBit(i + 1)) {
        low[i] = Math.max(LEAST, rounded(values[i]) - SLACK);
        high[i] = rounded(values[i]) + SLACK;
      }
    }

    boolean exposes(int i) {
      return low[i] > 0 || high[i] < LEAST - 1;
    }

    /// Narrows until nothing changes. Bounds are whole numbers and only narrow, so that it
    /// ends.
    void narrow() {
      boolean changed = true;
      while (changed) {
        changed = false;
        for (int[] sum : sums) {
          changed |= narrow(sum);
        }
      }
    }

    private boolean narrow(int[] sum) {
      int total = sum[sum.length - 1];
      long lows = 0;
      long highs = 0;
      for (int i = 0; i < sum.length - 1; i++) {
        lows += low[sum[i]];
        highs += high[sum[i]];
      }
      boolean changed = set(total, lows, highs);
      for (int i = 0; i < sum.length - 1; i++) {
        int part = sum[i];
        changed |= set(part, low[total] - (highs - high[part]), high[total] - (lows - low[part]));
      }
      return changed;
    }

    private boolean set(int i, long newLow, long newHigh) {
      boolean changed = newLow > low[i] || newHigh < high[i];
      low[i] = Math.max(low[i], newLow);
      high[i] = Math.min(high[i], newHigh);
      return changed;
    }
  }
}
