package org.recourse.casework.law;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/// The public holidays of 5 USC 6103(a), and the working day that is free in place of one that
/// falls on a weekend. Inauguration Day, which is free only around Washington, counts as
/// worked.
final class UsFederalHolidays {

  private static final Set<MonthDay> FIXED = Set.of(
      MonthDay.of(Month.JANUARY, 1),
      MonthDay.of(Month.JUNE, 19),
      MonthDay.of(Month.JULY, 4),
      MonthDay.of(Month.NOVEMBER, 11),
      MonthDay.of(Month.DECEMBER, 25));

  private UsFederalHolidays() {}

  /// Returns whether a day is free.
  static boolean isFree(LocalDate day) {
    return isHoliday(day)
        || (day.getDayOfWeek() == DayOfWeek.FRIDAY && isFixed(day.plusDays(1)))
        || (day.getDayOfWeek() == MONDAY && isFixed(day.minusDays(1)));
  }

  private static boolean isHoliday(LocalDate day) {
    boolean weekend = day.getDayOfWeek() == SATURDAY || day.getDayOfWeek() == SUNDAY;
    return (!weekend && isFixed(day)) || isMoving(day);
  }

  private static boolean isFixed(LocalDate day) {
    return FIXED.contains(MonthDay.from(day));
  }

  private static boolean isMoving(LocalDate day) {
    return switch (day.getMonth()) {
      case JANUARY, FEBRUARY -> day.equals(day.with(dayOfWeekInMonth(3, MONDAY)));
      case MAY -> day.equals(day.with(lastInMonth(MONDAY)));
      case SEPTEMBER -> day.equals(day.with(dayOfWeekInMonth(1, MONDAY)));
      case OCTOBER -> day.equals(day.with(dayOfWeekInMonth(2, MONDAY)));
      case NOVEMBER -> day.equals(day.with(dayOfWeekInMonth(4, THURSDAY)));
      default -> false;
    };
  }
}
