package org.recourse.casework.oversight;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.RegimeId;

/// Which figure.
///
/// @param regime of which regime
/// @param month of notices received in which month of UTC; empty for the whole period
/// @param clock of which clock, for what is counted by clock
/// @param count what is counted
public record FigureKey(
    RegimeId regime, Optional<YearMonth> month, Optional<ClockId> clock, Count count)
    implements Comparable<FigureKey> {

  private static final Comparator<FigureKey> ORDER = Comparator.comparing(FigureKey::regime)
      .thenComparing(key -> key.month().map(YearMonth::toString).orElse(""))
      .thenComparing(key -> key.clock().map(ClockId::code).orElse(""))
      .thenComparing(FigureKey::count);

  /// Checks that there is a clock where one is needed, and only there.
  public FigureKey {
    if (clock.isPresent() != count.isOfAClock()) {
      throw new IllegalArgumentException("with or without a clock: " + count);
    }
  }

  @Override
  public int compareTo(FigureKey other) {
    return ORDER.compare(this, other);
  }
}
