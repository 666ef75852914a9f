package org.recourse.casework.law;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/// A clock of a regime: what starts it, how long it runs, what it is for.
///
/// Hours and days are elapsed time, added to the instant of the start: the statutes say "48
/// hours", so that weekends, holidays and summer time change nothing. Months, years and
/// business days are days of a calendar, and are counted where the regime is at home.
///
/// @param id its name
/// @param regime whose it is
/// @param allowance how long it runs
/// @param start what starts it
/// @param purpose what it is for
/// @param words of the law or of the project on when it runs, in English
public record Clock(
    ClockId id,
    RegimeId regime,
    Allowance allowance,
    ClockStart start,
    ClockPurpose purpose,
    String words) {

  /// Returns the deadline of this clock.
  ///
  /// @param startedAt when what starts it happened: when a notice was received, never when it
  ///   was found to be valid
  /// @param urgent whether the law's shorter time for urgent matters applies, if it has one
  /// @param days the working days of the regime
  public Deadline startedAt(Instant startedAt, boolean urgent, WorkingDays days) {
    return switch (allowance) {
      case Allowance.FixedHours fixed ->
        elapsed(startedAt, Duration.ofHours(hours(fixed, urgent)), Bound.LAW);
      case Allowance.Qualitative word ->
        elapsed(startedAt, Duration.ofHours(word.targetHours()), Bound.OPERATOR_TARGET);
      case Allowance.Days count -> elapsed(startedAt, Duration.ofDays(count.count()), Bound.LAW);
      case Allowance.BusinessDays count ->
        deadline(
            startedAt,
            days.endOfWorkingDay(startedAt, count.least()),
            days.endOfWorkingDay(startedAt, count.most()),
            Bound.LAW);
      case Allowance.Months count ->
        calendar(startedAt, startedAt.atZone(days.zone()).plusMonths(count.count()));
      case Allowance.Years count ->
        calendar(startedAt, startedAt.atZone(days.zone()).plusYears(count.count()));
    };
  }

  private static int hours(Allowance.FixedHours fixed, boolean urgent) {
    return urgent ? fixed.urgentHours().orElse(fixed.hours()) : fixed.hours();
  }

  private Deadline elapsed(Instant startedAt, Duration allowed, Bound bound) {
    return deadline(startedAt, startedAt, startedAt.plus(allowed), bound);
  }

  /*
   * A time that someone is given to complain, or for which records are kept, lasts to the end of its last
   * day (as Regulation 1182/71, art. 3, counts). An order that ends must not be believed to hold for longer
   * than it does, so that is counted to the moment.
   */
  private Deadline calendar(Instant startedAt, ZonedDateTime last) {
    Instant end = purpose == ClockPurpose.WINDOW || purpose == ClockPurpose.RETAIN
        ? last.toLocalDate().plusDays(1).atStartOfDay(last.getZone()).toInstant()
        : last.toInstant();
    return deadline(startedAt, startedAt, end, Bound.LAW);
  }

  private Deadline deadline(Instant startedAt, Instant notBefore, Instant dueAt, Bound bound) {
    return new Deadline(regime, id, purpose, startedAt, notBefore, dueAt, bound);
  }
}
