package org.recourse.casework.law;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/// On which days a regime's offices work, and where its days begin.
///
/// Weekends are Saturday and Sunday. Holidays that a government names year by year (China moves
/// whole weekends) are the operator's to add: without them a working day is counted where none
/// is, so that a time seems shorter than it is, never longer.
///
/// @param zone in which its days begin
/// @param usFederalHolidays whether the federal holidays of the United States are free
/// @param freeDays other days on which nobody works
/// @param workedDays days on which people work though they are weekends
public record WorkingDays(
    ZoneId zone, boolean usFederalHolidays, Set<LocalDate> freeDays, Set<LocalDate> workedDays) {

  /// Copies the days.
  public WorkingDays {
    freeDays = Set.copyOf(freeDays);
    workedDays = Set.copyOf(workedDays);
  }

  /// Returns whether people work on a day.
  public boolean contains(LocalDate day) {
    if (workedDays.contains(day)) {
      return true;
    }
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend
        && !freeDays.contains(day)
        && !(usFederalHolidays && UsFederalHolidays.isFree(day));
  }

  /// Returns the end of the n-th working day after the day of an instant, which is midnight,
  /// where the next day begins. The day itself is not counted.
  public Instant endOfWorkingDay(Instant after, int n) {
    LocalDate day = after.atZone(zone).toLocalDate();
    for (int counted = 0; counted < n; ) {
      day = day.plusDays(1);
      counted += contains(day) ? 1 : 0;
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
