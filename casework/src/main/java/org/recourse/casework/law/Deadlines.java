package org.recourse.casework.law;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All deadlines of one matter, one for each clock that runs. Each is kept, as proof; the
/// earliest counts. Immutable: [adding][#plus] returns another one.
///
/// Nothing that is added moves a duty later: not an edit, not a completed notice, not another
/// regime.
public final class Deadlines {

  private static final Deadlines NONE = new Deadlines(Map.of());

  private final Map<ClockId, Deadline> byClock;

  private Deadlines(Map<ClockId, Deadline> byClock) {
    this.byClock = byClock;
  }

  /// Returns no deadlines.
  public static Deadlines none() {
    return NONE;
  }

  /// Returns these deadlines.
  public static Deadlines of(Collection<Deadline> deadlines) {
    Deadlines all = NONE;
    for (Deadline deadline : deadlines) {
      all = all.plus(deadline);
    }
    return all;
  }

  /// Returns these and another one, [merged][Deadline#merge] where the same clock runs already.
  public Deadlines plus(Deadline deadline) {
    Map<ClockId, Deadline> more = new LinkedHashMap<>(byClock);
    more.merge(deadline.clock(), deadline, Deadline::merge);
    return new Deadlines(more);
  }

  /// Returns these and others.
  public Deadlines plus(Deadlines others) {
    Deadlines all = this;
    for (Deadline deadline : others.all()) {
      all = all.plus(deadline);
    }
    return all;
  }

  /// Returns all, the earliest end first.
  public List<Deadline> all() {
    return byClock.values().stream()
        .sorted(Comparator.comparing(Deadline::dueAt))
        .toList();
  }

  /// Returns the deadline of a clock; empty if it does not run.
  public Optional<Deadline> of(ClockId clock) {
    return Optional.ofNullable(byClock.get(clock));
  }

  /// Returns the duty that ends first; empty if there is none.
  public Optional<Deadline> earliest() {
    return byClock.values().stream()
        .filter(deadline -> deadline.purpose().isDuty())
        .min(Comparator.comparing(Deadline::dueAt));
  }

  /// Returns the duty of a kind that ends first: by when must the content be removed?
  public Optional<Deadline> earliest(ClockPurpose purpose) {
    return byClock.values().stream()
        .filter(deadline -> deadline.purpose() == purpose && purpose.isDuty())
        .min(Comparator.comparing(Deadline::dueAt));
  }

  /// Returns the instant by which something must have been done; empty if nothing must.
  public Optional<Instant> dueAt() {
    return earliest().map(Deadline::dueAt);
  }
}
