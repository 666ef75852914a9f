package org.recourse.casework.oversight;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Outcome;

/// The exact figures of a platform, per regime and month and for the whole period. For its own
/// staff only; to others goes a [Publication]. Immutable.
///
/// Regimes are not added up: an item under two regimes would count twice.
public final class Figures {

  private final Period period;
  private final SortedMap<FigureKey, Long> counts;
  private final Map<RegimeId, Map<Optional<YearMonth>, Times>> times;
  private final Map<RegimeId, Set<ClockId>> clocks;

  private Figures(Counting counting) {
    this.period = counting.period;
    this.counts = Collections.unmodifiableSortedMap(counting.counts);
    this.clocks = Map.copyOf(counting.clocks);
    this.times = new HashMap<>();
    counting.taken.forEach((regime, byMonth) -> byMonth.forEach((month, taken) ->
        times.computeIfAbsent(regime, r -> new HashMap<>()).put(month, Times.of(taken))));
  }

  /// Counts.
  ///
  /// @param facts those outside of the period are left out
  /// @param asOf which open items are late
  public static Figures of(Period period, List<OutcomeFact> facts, Instant asOf) {
    Counting counting = new Counting(period, asOf);
    facts.forEach(counting::learnClocks);
    counting.prepare();
    facts.forEach(counting::add);
    return new Figures(counting);
  }

  /// Returns the period.
  public Period period() {
    return period;
  }

  /// Returns every figure.
  public SortedMap<FigureKey, Long> counts() {
    return counts;
  }

  /// Returns one figure; 0 of what was never counted.
  public long count(FigureKey key) {
    return counts.getOrDefault(key, 0L);
  }

  /// Returns the regimes under which something was notified.
  public Set<RegimeId> regimes() {
    return new TreeSet<>(clocks.keySet());
  }

  /// Returns the clocks that were started under a regime.
  public Set<ClockId> clocks(RegimeId regime) {
    return clocks.getOrDefault(regime, Set.of());
  }

  /// Returns how long it took until content was restricted.
  ///
  /// @param month empty for the whole period
  public Times times(RegimeId regime, Optional<YearMonth> month) {
    return times.getOrDefault(regime, Map.of()).getOrDefault(month, Times.of(List.of()));
  }

  /// Returns which share of a clock's runs was not late, 0 to 1; 1 if there was none.
  public double shareNotLate(RegimeId regime, Optional<YearMonth> month, ClockId clock) {
    long late = count(new FigureKey(regime, month, Optional.of(clock), Count.LATE));
    long notLate = count(new FigureKey(regime, month, Optional.of(clock), Count.NOT_LATE));
    return late + notLate == 0 ? 1 : (double) notLate / (late + notLate);
  }

  /// Returns all sums that hold between the figures of a regime.
  List<Suppression.Sum<FigureKey>> sums(RegimeId regime) {
    List<Suppression.Sum<FigureKey>> sums = new ArrayList<>();
    for (Optional<YearMonth> month : Counting.slices(period)) {
      Count.SUMS.forEach((total, groups) -> {
        for (List<Count> parts : groups) {
          sums.add(new Suppression.Sum<>(
              key(regime, month, total),
              parts.stream().map(part -> key(regime, month, part)).toList()));
        }
      });
      for (ClockId clock : clocks(regime)) {
        sums.add(new Suppression.Sum<>(
            key(regime, month, Count.REQUESTS),
            Count.OF_A_CLOCK.stream()
                .map(part -> new FigureKey(regime, month, Optional.of(clock), part))
                .toList()));
      }
    }
    counts.keySet().stream()
        .filter(key -> key.regime() == regime && key.month().isEmpty())
        .forEach(whole -> sums.add(new Suppression.Sum<>(whole, months(whole))));
    return sums;
  }

  private List<FigureKey> months(FigureKey whole) {
    return period.months().stream()
        .map(month ->
            new FigureKey(whole.regime(), Optional.of(month), whole.clock(), whole.count()))
        .toList();
  }

  private static FigureKey key(RegimeId regime, Optional<YearMonth> month, Count count) {
    return new FigureKey(regime, month, Optional.empty(), count);
  }

  /// Counts one fact after another.
  private static final class Counting {
    private final Period period;
    private final Instant asOf;
    private final SortedMap<FigureKey, Long> counts = new TreeMap<>();
    private final Map<RegimeId, Set<ClockId>> clocks = new HashMap<>();
    private final Map<RegimeId, Map<Optional<YearMonth>, List<Duration>>> taken = new HashMap<>();

    Counting(Period period, Instant asOf) {
      this.period = period;
      this.asOf = asOf;
    }

    static List<Optional<YearMonth>> slices(Period period) {
      List<Optional<YearMonth>> slices = new ArrayList<>();
      slices.add(Optional.empty());
      period.months().forEach(month -> slices.add(Optional.of(month)));
      return slices;
    }

    private static YearMonth month(OutcomeFact fact) {
      return YearMonth.from(fact.receivedAt().atOffset(ZoneOffset.UTC));
    }

    void learnClocks(OutcomeFact fact) {
      if (period.contains(month(fact))) {
        Set<ClockId> known = clocks.computeIfAbsent(fact.regime(), regime -> new HashSet<>());
        fact.clocks().forEach(run -> known.add(run.clock()));
      }
    }

    /// Every figure is there, also where it is 0: that one is missing would tell something.
    void prepare() {
      for (RegimeId regime : clocks.keySet()) {
        for (Optional<YearMonth> month : slices(period)) {
          for (Count count : Count.values()) {
            if (!count.isOfAClock()) {
              counts.put(key(regime, month, count), 0L);
            }
          }
          for (ClockId clock : clocks.getOrDefault(regime, Set.of())) {
            Count.OF_A_CLOCK.forEach(
                count -> counts.put(new FigureKey(regime, month, Optional.of(clock), count), 0L));
          }
        }
      }
    }

    void add(OutcomeFact fact) {
      if (period.contains(month(fact))) {
        add(fact, Optional.empty());
        add(fact, Optional.of(month(fact)));
      }
    }

    private void add(OutcomeFact fact, Optional<YearMonth> month) {
      Tally tally = new Tally(fact.regime(), month);
      tally.add(Count.REQUESTS, 1);
      tally.add(fact.completeAtOnce() ? Count.COMPLETE_AT_ONCE : Count.INCOMPLETE, 1);
      tally.add(fact.trustedFlagger() ? Count.TRUSTED_FLAGGER : Count.OTHER_NOTIFIER, 1);
      tally.add(fact.outcome().map(Counting::count).orElse(Count.OPEN), 1);
      if (fact.outcome().filter(outcome -> outcome == Outcome.REFUSED).isPresent()) {
        tally.add(fact.ground().map(Counting::refused).orElse(Count.REFUSED_OTHER), 1);
      }
      fact.appeals().forEach(appeal -> add(tally, appeal));
      tally.add(Count.COPIES_FOUND, fact.copiesFound());
      tally.add(Count.COPIES_REMOVED, fact.copiesRemoved());
      tally.add(Count.COPIES_LEFT, fact.copiesFound() - fact.copiesRemoved());
      addClocks(fact, tally);
      if (fact.outcome().filter(Outcome::restricts).isPresent()) {
        Duration time = Duration.between(fact.receivedAt(), fact.actedAt().orElseThrow());
        taken
            .computeIfAbsent(fact.regime(), regime -> new HashMap<>())
            .computeIfAbsent(month, m -> new ArrayList<>())
            .add(time);
      }
    }

    private static void add(Tally tally, OutcomeFact.Appealed appeal) {
      tally.add(Count.APPEALS, 1);
      boolean requester = appeal.by() == Appeal.By.REQUESTER;
      tally.add(requester ? Count.APPEALS_BY_REQUESTER : Count.APPEALS_BY_UPLOADER, 1);
      tally.add(
          appeal
              .reversed()
              .map(reversed -> reversed ? Count.APPEALS_REVERSED : Count.APPEALS_UPHELD)
              .orElse(Count.APPEALS_OPEN),
          1);
    }

    private void addClocks(OutcomeFact fact, Tally tally) {
      Set<ClockId> late = new HashSet<>();
      for (OutcomeFact.ClockRun run : fact.clocks()) {
        if (fact.actedAt().orElse(asOf).isAfter(run.dueAt())) {
          late.add(run.clock());
        }
      }
      for (ClockId clock : clocks.getOrDefault(fact.regime(), Set.of())) {
        tally.add(clock, late.contains(clock) ? Count.LATE : Count.NOT_LATE);
      }
    }

    private static Count count(Outcome outcome) {
      return switch (outcome) {
        case REMOVED -> Count.REMOVED;
        case DISABLED -> Count.DISABLED;
        case DELISTED -> Count.DELISTED;
        case REFUSED -> Count.REFUSED;
        case NOT_FOUND -> Count.NOT_FOUND;
        case DUPLICATE -> Count.DUPLICATE;
      };
    }

    private static Count refused(Ground ground) {
      return switch (ground) {
        case NOT_INTIMATE -> Count.REFUSED_NOT_INTIMATE;
        case NOT_THE_PERSON -> Count.REFUSED_NOT_THE_PERSON;
        case CONSENT_SHOWN -> Count.REFUSED_CONSENT_SHOWN;
        case DECLARED, CONFIRMED_MATCH, SEEN, UNDER_18, NOT_LOCATED, GONE, DECIDED_BEFORE ->
          Count.REFUSED_OTHER;
      };
    }

    private final class Tally {
      private final RegimeId regime;
      private final Optional<YearMonth> month;

      Tally(RegimeId regime, Optional<YearMonth> month) {
        this.regime = regime;
        this.month = month;
      }

      void add(Count count, int by) {
        counts.merge(key(regime, month, count), (long) by, Long::sum);
      }

      void add(ClockId clock, Count count) {
        counts.merge(new FigureKey(regime, month, Optional.of(clock), count), 1L, Long::sum);
      }
    }
  }
}
