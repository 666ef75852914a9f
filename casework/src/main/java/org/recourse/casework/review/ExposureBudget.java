package org.recourse.casework.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How much one person may look at in a day, and when a break is due: what protects is not having
/// to look, so this is a limit and never a target.
///
/// @param looksPerDay how many pictures in 24 hours
/// @param looksBeforeBreak how many in a row before a break
/// @param breakFor how long the break is
public record ExposureBudget(int looksPerDay, int looksBeforeBreak, Duration breakFor) {

  /// Forty a day, ten in a row, fifteen minutes.
  public static final ExposureBudget USUAL = new ExposureBudget(40, 10, Duration.ofMinutes(15));

  private static final Duration DAY = Duration.ofHours(24);

  /// Checks the numbers.
  public ExposureBudget {
    if (looksPerDay < 1 || looksBeforeBreak < 1 || breakFor.isNegative()) {
      throw new IllegalArgumentException("a budget needs at least one look");
    }
  }

  /// What a person has left.
  public sealed interface Left {

    /// She may look.
    ///
    /// @param today how many more today
    /// @param beforeBreak how many more before a break
    record Looks(int today, int beforeBreak) implements Left {}

    /// A break is due.
    ///
    /// @param until when it ends
    record OnBreak(Instant until) implements Left {}

    /// Nothing more today.
    ///
    /// @param until when the first look of this day is 24 hours ago
    record Spent(Instant until) implements Left {}
  }

  /// Returns what is left.
  ///
  /// @param looks when she looked, the earliest first
  public Left left(List<Instant> looks, Instant now) {
    List<Instant> today =
        looks.stream().filter(look -> look.isAfter(now.minus(DAY))).toList();
    if (today.size() >= looksPerDay) {
      return new Left.Spent(today.get(today.size() - looksPerDay).plus(DAY));
    }
    int inARow = inARow(today);
    if (inARow >= looksBeforeBreak) {
      Instant until = today.getLast().plus(breakFor);
      if (now.isBefore(until)) {
        return new Left.OnBreak(until);
      }
      inARow = 0;
    } else if (!today.isEmpty() && !now.isBefore(today.getLast().plus(breakFor))) {
      inARow = 0;
    }
    return new Left.Looks(looksPerDay - today.size(), looksBeforeBreak - inARow);
  }

  // Those since the last break that was long enough; a full row counts as one ended.
  private int inARow(List<Instant> looks) {
    int row = 0;
    for (int i = 0; i < looks.size(); i++) {
      boolean rested = i > 0 && !looks.get(i).isBefore(looks.get(i - 1).plus(breakFor));
      row = rested ? 1 : row + 1;
    }
    return row;
  }
}
