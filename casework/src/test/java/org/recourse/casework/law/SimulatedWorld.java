package org.recourse.casework.law;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// A platform over thirty days, with a clock that is set, processes that die, and a store that
/// survives them. True time is `now`, in nanoseconds since the beginning; nobody in it can see
/// that.
final class SimulatedWorld {

  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private enum CrashPoint {
    NONE,
    BEFORE_RECORD,
    AFTER_RECORD,
    AFTER_DELIVERY
  }

  /// What happens, and when in true time.
  record Event(long at, Runnable what) {}

  /// What the simulation knows of a case and the program does not.
  static final class Truth {
    final long receivedAt;
    final long closedAt;
    final Map<Alert, Long> raisedAt = new HashMap<>();

    Truth(long receivedAt, long closedAt) {
      this.receivedAt = receivedAt;
      this.closedAt = closedAt;
    }
  }

  /// Rows on a disk.
  private final class Disk implements DeadlineStore {
    private final Map<DeadlineId, OpenDeadline> rows = new HashMap<>();
    private final Deque<String> outbox = new ArrayDeque<>();
    private Optional<ClockReading> reading = Optional.empty();
    private final PriorityQueue<Owed> owed = new PriorityQueue<>(Comparator.comparing(Owed::at));

    private record Owed(Instant at, DeadlineId id) {}

    void open(OpenDeadline row) {
      rows.put(row.id(), row);
      nextAlert(row).ifPresent(at -> owed.add(new Owed(at, row.id())));
    }

    // So that a scan of thousands need not look at all of them.
    private Optional<Instant> nextAlert(OpenDeadline row) {
      return Stream.of(Alert.values())
          .filter(alert -> !row.raised().contains(alert))
          .map(alert -> alert.at(row.startedAt(), row.dueAt()))
          .min(Comparator.naturalOrder());
    }

    @Override
    public List<OpenDeadline> open(Instant horizon) {
      List<OpenDeadline> found = new ArrayList<>();
      List<Owed> kept = new ArrayList<>();
      Set<DeadlineId> seen = new HashSet<>();
      while (!owed.isEmpty() && !owed.peek().at().isAfter(horizon)) {
        Owed next = owed.remove();
        OpenDeadline row = rows.get(next.id());
        if (row != null && nextAlert(row).equals(Optional.of(next.at())) && seen.add(next.id())) {
          found.add(row);
          kept.add(next);
        }
      }
      owed.addAll(kept);
      return found;
    }

    @Override
    public boolean raised(DeadlineId id, Alert alert, Instant at) {
      crashIf(CrashPoint.BEFORE_RECORD);
      OpenDeadline row = rows.get(id);
      if (row == null || row.raised().contains(alert)) {
        return false;
      }
      Set<Alert> more = new HashSet<>(row.raised());
      more.add(alert);
      open(new OpenDeadline(id, row.startedAt(), row.dueAt(), more));
      outbox.add(id.value() + " " + alert);
      Objects.requireNonNull(truths.get(id)).raisedAt.put(alert, now);
      recordedCount++;
      crashIf(CrashPoint.AFTER_RECORD);
      return true;
    }

    @Override
    public Optional<ClockReading> lastReading() {
      return reading;
    }

    @Override
    public void keep(ClockReading kept) {
      reading = Optional.of(kept);
    }
  }

  private static final Instant BEGIN = Instant.parse("2026-10-10T00:00:00Z");
  static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final long DRIFT_PER_MILLION = 20;

  final Map<DeadlineId, Truth> truths = new HashMap<>();
  final Set<String> received = new HashSet<>();
  final List<long[]> falseTimes = new ArrayList<>();
  int recordedCount;
  int deliveredTwiceCount;
  int crashCount;
  int stepCount;

  private final Random random;
  private final Disk disk = new Disk();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at));
  private final Regime regime = LawBook.standard().regime(RegimeId.US_TIDA);
  private long now;
  private long wallOffset;
  private long origin;
  private long downUntil;
  private int generation;
  private CrashPoint armed = CrashPoint.NONE;
  private GuardedClock clock;
  private DeadlineScan scan;

  SimulatedWorld(long seed) {
    this.random = new Random(seed);
    this.clock = newClock();
    this.scan = new DeadlineScan(clock, disk);
    scheduleScan(0);
  }

  private GuardedClock newClock() {
    origin = random.nextLong() >> 2;
    InstantSource wall = () -> BEGIN.plusNanos(now + wallOffset);
    return new GuardedClock(
        wall, () -> origin + now + now / 1_000_000 * DRIFT_PER_MILLION, disk.lastReading());
  }

  // ---------------------------------------------------------------- what happens

  void receiveCases(int count, int days) {
    for (int i = 0; i < count; i++) {
      DeadlineId id = new DeadlineId("case-" + i);
      long at = (long) (random.nextDouble() * days * DAY);
      events.add(new Event(at, () -> receive(id)));
    }
  }

  private void receive(DeadlineId id) {
    if (now < downUntil) {
      events.add(new Event(downUntil + SECOND, () -> receive(id)));
      return;
    }
    Deadline deadline = regime.onNotice(clock.instant()).earliest().orElseThrow();
    long open = (long) (random.nextDouble() * 2.5 * DAY);
    truths.put(id, new Truth(now, now + open));
    disk.open(new OpenDeadline(id, deadline.startedAt(), deadline.dueAt(), Set.of()));
    events.add(new Event(now + open, () -> disk.rows.remove(id)));
  }

  /// Crashes at least ten minutes apart, a third between scans, the others in the middle of
  /// one.
  void crash(int count, int days) {
    long slot = days * DAY / count;
    for (int i = 0; i < count; i++) {
      long at = 2 * DAY + i * slot + (long) (random.nextDouble() * (slot - 2400 * SECOND));
      CrashPoint point = CrashPoint.values()[i % CrashPoint.values().length];
      events.add(new Event(at, () -> armed = point));
      long patience = point == CrashPoint.NONE ? 0 : 1800 * SECOND;
      events.add(new Event(at + patience, () -> dieIfStill(point)));
    }
  }

  /// A crash that found no alert to happen at happens anyway.
  private void dieIfStill(CrashPoint point) {
    if (armed == point) {
      armed = CrashPoint.NONE;
      die();
    }
  }

  /// The wall clock is set wrongly for a while, and back.
  void setWallClock(int day, double forHours, long offsetSeconds) {
    long from = day * DAY + (long) (random.nextDouble() * DAY / 4);
    long to = from + (long) (forHours * 3600 * SECOND);
    falseTimes.add(new long[] {from, to});
    events.add(new Event(from, () -> step(offsetSeconds * SECOND)));
    events.add(new Event(to, () -> step(0)));
  }

  private void step(long offset) {
    wallOffset = offset;
    stepCount++;
  }

  // ---------------------------------------------------------------- the program's process

  private void scheduleScan(long at) {
    int mine = generation;
    events.add(new Event(at, () -> {
      if (mine == generation) {
        scanOnce();
      }
    }));
  }

  private void scanOnce() {
    try {
      scan.scan();
      deliver();
      scheduleScan(now + DeadlineScan.EVERY.toNanos());
    } catch (Crash e) {
      die();
    }
  }

  private void deliver() {
    while (!disk.outbox.isEmpty()) {
      if (!received.add(disk.outbox.peek())) {
        deliveredTwiceCount++;
      }
      crashIf(CrashPoint.AFTER_DELIVERY);
      disk.outbox.remove();
    }
  }

  private void crashIf(CrashPoint point) {
    if (armed == point) {
      armed = CrashPoint.NONE;
      throw new Crash();
    }
  }

  private void die() {
    crashCount++;
    generation++;
    downUntil = now + SECOND + (long) (random.nextDouble() * 19 * SECOND);
    events.add(new Event(downUntil, () -> {
      clock = newClock();
      scan = new DeadlineScan(clock, disk);
      scanOnce();
    }));
  }

  void run(int days) {
    long end = days * DAY;
    while (!events.isEmpty() && events.peek().at() <= end) {
      Event event = events.remove();
      now = Math.max(now, event.at());
      event.what().run();
    }
  }

  // ---------------------------------------------------------------- what is asked of it

  /// Returns when an alert is owed in true time.
  static long owedAt(Truth truth, Alert alert) {
    Instant due = BEGIN.plus(Duration.ofDays(2));
    return truth.receivedAt + Duration.between(BEGIN, alert.at(BEGIN, due)).toNanos();
  }

  /// Returns whether the wall clock was false at some time while a case waited for an alert.
  boolean wasWallFalse(Truth truth, Alert alert) {
    long from = truth.receivedAt;
    long to = owedAt(truth, alert) + 60 * SECOND;
    return falseTimes.stream()
        .anyMatch(span ->
            span[0] <= to && span[1] + GuardedClock.BELIEVED_BEHIND.toNanos() + DAY >= from);
  }
}
