package org.recourse.server.console.figures;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.oversight.Count;
import org.recourse.casework.oversight.FigureKey;
import org.recourse.casework.oversight.Figures;
import org.recourse.casework.oversight.Times;

/// The exact figures of one regime as the page shows them, for the whole period.
///
/// @param name of the law
/// @param lines each figure
/// @param clocks how each clock was kept
/// @param median hours until content was restricted, of half of the items
/// @param p90 of nine of ten
/// @param worst the longest
public record RegimeView(
    String name,
    List<Line> lines,
    List<ClockLine> clocks,
    String median,
    String p90,
    String worst) {

  private static final double MINUTES = 60;

  /// One figure.
  ///
  /// @param count the code of what was counted
  /// @param number how many
  public record Line(String count, long number) {}

  /// How a clock was kept.
  ///
  /// @param clock its code
  /// @param late how often it was not
  /// @param notLate how often it was, or is not over
  /// @param share of the second, in per cent
  public record ClockLine(String clock, long late, long notLate, String share) {}

  static RegimeView of(Figures figures, RegimeId regime, String name) {
    // No notice says yet whether a trusted flagger sent it: two lines that say nothing.
    List<Line> lines = Stream.of(Count.values())
        .filter(count ->
            !count.isOfAClock() && count != Count.TRUSTED_FLAGGER && count != Count.OTHER_NOTIFIER)
        .map(count -> new Line(
            count.name(),
            figures.count(new FigureKey(regime, Optional.empty(), Optional.empty(), count))))
        .toList();
    List<ClockLine> clocks = figures.clocks(regime).stream()
        .sorted((one, other) -> one.code().compareTo(other.code()))
        .map(clock -> clock(figures, regime, clock))
        .toList();
    Times times = figures.times(regime, Optional.empty());
    boolean none = times.count() == 0;
    return new RegimeView(
        name,
        lines,
        clocks,
        none ? "–" : hours(times.median()),
        none ? "–" : hours(times.p90()),
        none ? "–" : hours(times.worst()));
  }

  private static ClockLine clock(Figures figures, RegimeId regime, ClockId clock) {
    return new ClockLine(
        clock.code(),
        count(figures, regime, clock, Count.LATE),
        count(figures, regime, clock, Count.NOT_LATE),
        String.format(
            Locale.ENGLISH,
            "%.1f %%",
            100 * figures.shareNotLate(regime, Optional.empty(), clock)));
  }

  private static long count(Figures figures, RegimeId regime, ClockId clock, Count count) {
    return figures.count(new FigureKey(regime, Optional.empty(), Optional.of(clock), count));
  }

  private static String hours(Duration time) {
    return String.format(Locale.ENGLISH, "%.1f", time.toMinutes() / MINUTES);
  }
}
