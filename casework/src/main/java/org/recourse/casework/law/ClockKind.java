package org.recourse.casework.law;

/// How a regime measures the time that it allows. The names are stable codes.
public enum ClockKind {
  /// A number of elapsed hours: weekends, holidays and changes of summer time do not count.
  FIXED_HOURS,
  /// A word such as "timely": the operator sets a target of its own, in elapsed hours.
  QUALITATIVE,
  /// A number of elapsed days of 24 hours.
  DAYS,
  /// A number of days on which the regime's courts and offices work.
  BUSINESS_DAYS,
  /// A number of calendar months.
  MONTHS,
  /// A number of calendar years.
  YEARS
}
