package org.recourse.casework.law;

import java.util.OptionalInt;

/// How much time a clock allows.
public sealed interface Allowance {

  /// Returns how the time is measured.
  ClockKind kind();

  /// Elapsed hours.
  ///
  /// @param hours at least 1
  /// @param urgentHours fewer, for urgent matters, where the law knows them
  record FixedHours(int hours, OptionalInt urgentHours) implements Allowance {
    /// Checks the numbers.
    public FixedHours {
      require(hours >= 1 && hours <= 24 * 366, hours);
      urgentHours.ifPresent(urgent -> require(urgent >= 1 && urgent < hours, urgent));
    }

    @Override
    public ClockKind kind() {
      return ClockKind.FIXED_HOURS;
    }
  }

  /// A word of the law; the number is the operator's own.
  ///
  /// @param word of the law, in its language
  /// @param targetHours within which the operator wants to have acted; 0 means at once
  record Qualitative(String word, int targetHours) implements Allowance {
    /// Checks the number.
    public Qualitative {
      require(targetHours >= 0 && targetHours <= 24 * 366, targetHours);
    }

    @Override
    public ClockKind kind() {
      return ClockKind.QUALITATIVE;
    }
  }

  /// Elapsed days of 24 hours.
  record Days(int count) implements Allowance {
    /// Checks the number.
    public Days {
      require(count >= 1 && count <= 3660, count);
    }

    @Override
    public ClockKind kind() {
      return ClockKind.DAYS;
    }
  }

  /// Whole days on which offices work: not before the end of the least, at the latest at the end
  /// of the most.
  record BusinessDays(int least, int most) implements Allowance {
    /// Checks the numbers.
    public BusinessDays {
      require(least >= 1 && least <= 366, least);
      require(most >= least && most <= 366, most);
    }

    @Override
    public ClockKind kind() {
      return ClockKind.BUSINESS_DAYS;
    }
  }

  /// Calendar months.
  record Months(int count) implements Allowance {
    /// Checks the number.
    public Months {
      require(count >= 1 && count <= 120, count);
    }

    @Override
    public ClockKind kind() {
      return ClockKind.MONTHS;
    }
  }

  /// Calendar years.
  record Years(int count) implements Allowance {
    /// Checks the number.
    public Years {
      require(count >= 1 && count <= 100, count);
    }

    @Override
    public ClockKind kind() {
      return ClockKind.YEARS;
    }
  }

  private static void require(boolean holds, int number) {
    if (!holds) {
      throw new IllegalArgumentException("out of range: " + number);
    }
  }
}
