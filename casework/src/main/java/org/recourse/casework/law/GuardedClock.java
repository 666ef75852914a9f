package org.recourse.casework.law;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/// A wall clock that is watched by a monotonic one, so that setting it neither delays an alert
/// nor gives a notice more time. May be shared between threads.
///
/// A process that only asks the wall clock is a day late when the clock was set back a day. One
/// that only counts elapsed time is late when the machine slept. So both are kept: see
/// [ClockReading]. What is proven follows the wall clock where that
///
/// - differs by up to two seconds: at one part in a thousand, faster than NTP slews a clock, so
///   that the drift of either is absorbed;
/// - is ahead for six hours without another step: the machine slept, or the clock was
///   corrected;
/// - is behind for seven days without another step: it was ahead before, and every deadline of
///   hours that was stamped by it is over.
///
/// As an `InstantSource` it gives the [earliest][ClockReading#earliest], for receipts.
public final class GuardedClock implements InstantSource {

  /// A difference below this is drift, above it a step.
  static final Duration DRIFT = Duration.ofSeconds(2);

  /// After which a wall clock that is ahead is believed.
  static final Duration BELIEVED_AHEAD = Duration.ofHours(6);

  /// After which a wall clock that is behind is believed.
  static final Duration BELIEVED_BEHIND = Duration.ofDays(4);

  /// Up to which an absence of the process is taken from the wall clock as it is.
  static final Duration SHORT_ABSENCE = Duration.ofHours(1);

  private static final int SLEW = 1000;

  private final InstantSource wallClock;
  private final LongSupplier nanos;
  private long lastNanos;
  private Instant wall;
  private Instant proven;
  private Duration sinceStep = Duration.ZERO;

  /// Starts to watch.
  ///
  /// @param wallClock the clock of the machine
  /// @param nanos elapsed nanoseconds from any origin, never set by anyone: `System::nanoTime`
  /// @param last what was kept of the last reading before the process ended; the time it was
  ///   away is taken from the wall clock, unless that ran backwards
  public GuardedClock(InstantSource wallClock, LongSupplier nanos, Optional<ClockReading> last) {
    this.wallClock = wallClock;
    this.nanos = nanos;
    this.lastNanos = nanos.getAsLong();
    this.wall = wallClock.instant();
    this.proven = last.map(this::provenNow).orElse(wall);
  }

  /*
   * While the process was away only the wall clock ran. If it ran backwards, nothing is known to have passed.
   * If it ran for long, it may have been corrected meanwhile: then it is believed, but never beyond itself.
   */
  private Instant provenNow(ClockReading last) {
    Duration away = Duration.between(last.wall(), wall);
    if (away.isNegative()) {
      return last.proven();
    }
    Instant continued = last.proven().plus(away);
    if (away.compareTo(SHORT_ABSENCE) <= 0) {
      return continued;
    }
    Instant bound = wall.isAfter(last.proven()) ? wall : last.proven();
    return continued.isAfter(bound) ? bound : continued;
  }

  /// Reads both clocks.
  public synchronized ClockReading read() {
    long nowNanos = nanos.getAsLong();
    Duration elapsed = Duration.ofNanos(Math.max(0, nowNanos - lastNanos));
    lastNanos = nowNanos;
    Instant expected = wall.plus(elapsed);
    wall = wallClock.instant();
    proven = proven.plus(elapsed);
    boolean stepped = isBeyondDrift(Duration.between(expected, wall));
    sinceStep = stepped ? Duration.ZERO : sinceStep.plus(elapsed);
    reconcile(elapsed);
    return new ClockReading(wall, proven);
  }

  private void reconcile(Duration elapsed) {
    Duration ahead = Duration.between(proven, wall);
    if (!isBeyondDrift(ahead)) {
      proven = proven.plus(atMost(ahead, elapsed.dividedBy(SLEW)));
      return;
    }
    Duration believedAfter = ahead.isNegative() ? BELIEVED_BEHIND : BELIEVED_AHEAD;
    if (sinceStep.compareTo(believedAfter) >= 0) {
      proven = wall;
    }
  }

  private static boolean isBeyondDrift(Duration difference) {
    return difference.abs().compareTo(DRIFT) > 0;
  }

  private static Duration atMost(Duration wanted, Duration limit) {
    if (wanted.abs().compareTo(limit) <= 0) {
      return wanted;
    }
    return wanted.isNegative() ? limit.negated() : limit;
  }

  /// Returns the instant with which a receipt is stamped.
  @Override
  public Instant instant() {
    return read().earliest();
  }
}
