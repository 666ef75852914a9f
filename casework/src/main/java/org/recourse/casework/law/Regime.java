package org.recourse.casework.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One law, as data: who may notify, with what, which clocks that starts, who learns of it, and
/// how it is contested. Immutable. Not legal advice; [provenance][#provenance] says how far to
/// trust it.
///
/// @param id its code
/// @param name of the instrument, in English
/// @param jurisdiction whose law, in English
/// @param inForceSince the first day on which the duty holds; of what the law dates only to a
/// month or   a year, the first day
/// @param notifiers in what capacity one may notify
/// @param requirements what it says of each element of a notice
/// @param clocks all of its clocks, by name
/// @param matchPolicy how alike a copy must be
/// @param duplicates its duty to find copies, in English
/// @param exposures who learns who notified, by audience
/// @param records what must be kept, and for how long, in English
/// @param redress how a decision is contested
/// @param penalty in English
/// @param workingDays its calendar
/// @param provenance where all of this comes from
public record Regime(
    RegimeId id,
    String name,
    String jurisdiction,
    LocalDate inForceSince,
    Set<Capacity> notifiers,
    Map<Element, Requirement> requirements,
    Map<ClockId, Clock> clocks,
    MatchPolicy matchPolicy,
    String duplicates,
    Map<Audience, Exposure> exposures,
    String records,
    Redress redress,
    String penalty,
    WorkingDays workingDays,
    Provenance provenance) {

  /// Copies the collections.
  public Regime {
    notifiers = Set.copyOf(notifiers);
    requirements = Map.copyOf(requirements);
    clocks = Map.copyOf(clocks);
    exposures = Map.copyOf(exposures);
  }

  /// Returns whether someone with this capacity may notify under the regime.
  public boolean admits(Capacity capacity) {
    return notifiers.contains(capacity) || notifiers.contains(Capacity.ANYONE);
  }

  /// Returns whether the duty holds at an instant: from the beginning of its first day, where the
  /// regime is at home.
  public boolean isInForceAt(Instant instant) {
    return !instant.isBefore(inForceSince.atStartOfDay(workingDays.zone()).toInstant());
  }

  /// Returns what a notice lacks, in the order of [Element]. An incomplete notice starts the
  /// clocks all the same.
  ///
  /// @param given the elements that the notice has
  /// @param capacity of the notifier
  public List<Element> missing(Collection<Element> given, Capacity capacity) {
    return requirements.values().stream()
        .filter(requirement -> requirement.isRequiredOf(capacity))
        .map(Requirement::element)
        .filter(element -> !given.contains(element))
        .sorted()
        .toList();
  }

  /// Returns whether an audience learns who notified. A book says it of each.
  public Exposure exposure(Audience audience) {
    Exposure exposure = exposures.get(audience);
    if (exposure == null) {
      throw new AssertionError(id + " says nothing of " + audience);
    }
    return exposure;
  }

  /// Returns the clock with a name; empty if the regime has none of it.
  public Optional<Clock> clock(ClockId clock) {
    return Optional.ofNullable(clocks.get(clock));
  }

  /// Returns the deadlines that start when a notice is received, whether it is complete or not.
  public Deadlines onNotice(Instant receivedAt) {
    return deadlines(
        clocks.values().stream().filter(clock -> clock.start().isNotice()).toList(), receivedAt);
  }

  /// Returns the deadlines that something else starts.
  public Deadlines on(ClockStart start, Instant startedAt) {
    return deadlines(
        clocks.values().stream().filter(clock -> clock.start() == start).toList(), startedAt);
  }

  /// Returns the deadline of one clock, with the law's shorter time where a matter is urgent.
  ///
  /// @throws IllegalArgumentException if the regime has no such clock
  public Deadline deadline(ClockId clock, Instant startedAt, boolean urgent) {
    return clock(clock)
        .orElseThrow(() -> new IllegalArgumentException(id + " has no clock " + clock))
        .startedAt(startedAt, urgent, workingDays);
  }

  private Deadlines deadlines(List<Clock> started, Instant startedAt) {
    return Deadlines.of(started.stream()
        .map(clock -> clock.startedAt(startedAt, false, workingDays))
        .toList());
  }
}
