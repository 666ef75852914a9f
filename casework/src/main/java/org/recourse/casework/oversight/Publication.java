package org.recourse.casework.oversight;

import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.recourse.casework.law.RegimeId;

/// Figures as they may leave the house: none below five, rounded to five, none that follows
/// from the others by a difference. Immutable.
///
/// To be made once, after the period has ended, and kept: two publications of one period,
/// before and after one more case, differ by that case.
public final class Publication {

  private static final long WHOLE_PERIOD = 1L << 40;
  private static final long BREACHES = 1L << 30;

  private final Period period;
  private final SortedMap<FigureKey, Shown> counts;
  private final Map<RegimeId, Map<Optional<YearMonth>, ShownTimes>> times;

  private Publication(
      Period period,
      SortedMap<FigureKey, Shown> counts,
      Map<RegimeId, Map<Optional<YearMonth>, ShownTimes>> times) {
    this.period = period;
    this.counts = Collections.unmodifiableSortedMap(counts);
    this.times = times;
  }

  /// Returns what may be published of figures.
  public static Publication of(Figures figures) {
    SortedMap<FigureKey, Shown> shown = new TreeMap<>();
    Map<RegimeId, Map<Optional<YearMonth>, ShownTimes>> times = new HashMap<>();
    for (RegimeId regime : figures.regimes()) {
      Map<FigureKey, Long> own = new TreeMap<>(figures.counts());
      own.keySet().removeIf(key -> key.regime() != regime);
      Set<FigureKey> withheld =
          Suppression.withheld(own, figures.sums(regime), key -> worth(key, figures.count(key)));
      own.forEach((key, value) -> shown.put(
          key,
          withheld.contains(key)
              ? new Shown.Withheld()
              : new Shown.Rounded(Suppression.rounded(value))));
      Map<Optional<YearMonth>, ShownTimes> byMonth = new HashMap<>();
      byMonth.put(Optional.empty(), ShownTimes.of(figures.times(regime, Optional.empty())));
      for (YearMonth month : figures.period().months()) {
        byMonth.put(Optional.of(month), ShownTimes.of(figures.times(regime, Optional.of(month))));
      }
      times.put(regime, byMonth);
    }
    return new Publication(figures.period(), shown, times);
  }

  /*
   * What is withheld to hide something else should be what readers miss least: small figures of single
   * months. Last of all the totals, and the breaches, for which the whole is published.
   */
  private static long worth(FigureKey key, long value) {
    long months = key.month().isEmpty() ? WHOLE_PERIOD : 0;
    return months + (key.count() == Count.LATE ? BREACHES : 0) + value;
  }

  /// Returns the period.
  public Period period() {
    return period;
  }

  /// Returns every figure, shown or withheld.
  public SortedMap<FigureKey, Shown> counts() {
    return counts;
  }

  /// Returns one figure; withheld, if nothing was counted.
  public Shown count(FigureKey key) {
    return counts.getOrDefault(key, new Shown.Withheld());
  }

  /// Returns the regimes under which something was notified.
  public Set<RegimeId> regimes() {
    return new TreeSet<>(times.keySet());
  }

  /// Returns the times until content was restricted.
  ///
  /// @param month empty for the whole period
  public ShownTimes times(RegimeId regime, Optional<YearMonth> month) {
    return times
        .getOrDefault(regime, Map.of())
        .getOrDefault(month, ShownTimes.of(Times.of(List.of())));
  }
}
