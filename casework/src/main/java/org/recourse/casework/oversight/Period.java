package org.recourse.casework.oversight;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Some whole months.
///
/// @param from the first
/// @param to the last, not before the first, at most 120 months
public record Period(YearMonth from, YearMonth to) {

  private static final int LONGEST = 120;

  /// Checks the order.
  public Period {
    if (to.isBefore(from) || !to.isBefore(from.plusMonths(LONGEST))) {
      throw new IllegalArgumentException("not 1 to " + LONGEST + " months: " + from + ", " + to);
    }
  }

  /// Returns the months, in their order.
  public List<YearMonth> months() {
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }

  /// Returns whether a month is among them.
  public boolean contains(YearMonth month) {
    return !month.isBefore(from) && !month.isAfter(to);
  }
}
