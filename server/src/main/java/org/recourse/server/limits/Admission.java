package org.recourse.server.limits;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The door in front of look-ups. So many calls are let in at once, whoever comes when the house
/// is full is turned away before anything was read of his call. Inside, a few look-ups are done at
/// once; of more, as many calls are worked on as there are cores, and who has waited for a moment
/// in vain is turned away too, unless only one or two were before him.
///
/// Working on more at once than there are cores makes each of them slower and none sooner; a
/// queue without an end makes all of them late. The work has threads of the machine's own, since
/// virtual threads are not taken from their core while they count, and all other calls, those
/// that are turned away among them, would wait behind them. May be shared between threads.
@Component
public class Admission implements AutoCloseable {

  /// What is said to who is turned away.
  static final String TOO_MUCH = "more is asked than can be answered";

  private static final int MILLIS_IN_QUEUE = 100;
  private static final int MILLIS_IN_FRONT = 2_000;
  private static final int FRONT_FOR_EACH = 2;
  private static final int ROOM_FOR_EACH = 64;
  private static final int MOST_TAKEN = 16;
  private static final int BYTES_FOR_EACH = 1_024;
  private static final int FEW = 4;

  private final int front;
  private final Semaphore room;
  private final Semaphore turns;
  private final ExecutorService workers;
  private final AtomicLong shed = new AtomicLong();

  /// Works on as many look-ups at once as there are cores.
  @Autowired
  public Admission() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /// Works on as many at once as is said, and has room for 64 small calls, or 4 large ones, for
  /// each.
  Admission(int turns) {
    this.front = FRONT_FOR_EACH * turns;
    this.room = new Semaphore(ROOM_FOR_EACH * turns);
    this.turns = new Semaphore(turns, true);
    this.workers = Executors.newFixedThreadPool(
        turns, Thread.ofPlatform().daemon().name("look-up-", 0).factory());
  }

  /// Lets a call in if there is room, and returns what it takes of it, which it [gives
  /// back][#leave]; 0 if it is turned away. What asks for much takes more, so that few of those
  /// who cannot be answered in time are read at all.
  ///
  /// @param bytes how long its body is
  public int enter(int bytes) {
    int taken = takes(bytes);
    if (room.tryAcquire(taken)) {
      return taken;
    }
    shed.incrementAndGet();
    return 0;
  }

  /// Returns whether a call would be let in now. If not, it counts as turned away.
  ///
  /// @param bytes how long its body is; -1 if it has none, or that is not known
  boolean hasRoom(long bytes) {
    boolean has = room.availablePermits() >= takes(bytes);
    if (!has) {
      shed.incrementAndGet();
    }
    return has;
  }

  private static int takes(long bytes) {
    return (int) Math.min(MOST_TAKEN, 1 + Math.max(0, bytes) / BYTES_FOR_EACH);
  }

  /// Goes out.
  ///
  /// @param taken what [#enter] returned
  public void leave(int taken) {
    room.release(taken);
  }

  /// Has work done when its turn comes, and returns what came of it. A few look-ups are done at
  /// once: to wait for a turn, and to hand them over, takes longer than they do.
  ///
  /// @param lookUps how many look-ups it is
  /// @throws ProblemException if its turn did not come within a moment; nothing was done
  public <T> T inTurn(int lookUps, Supplier<T> work) {
    if (lookUps <= FEW) {
      return work.get();
    }
    try {
      if (!turns.tryAcquire(patience(), TimeUnit.MILLISECONDS)) {
        shed.incrementAndGet();
        throw ProblemException.later(ProblemCode.OVERLOADED, TOO_MUCH, 1);
      }
      try {
        return done(workers.submit(logged(work, MDC.getCopyOfContextMap())));
      } finally {
        turns.release();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ProblemException.later(ProblemCode.OVERLOADED, "the service is ending", 5);
    }
  }

  // Who comes to a short queue waits for one or two others, however slow these are.
  private int patience() {
    return turns.getQueueLength() < front ? MILLIS_IN_FRONT : MILLIS_IN_QUEUE;
  }

  // What is logged of a call names its correlation, whichever thread works on it.
  private static <T> Callable<T> logged(
      Supplier<T> work, @Nullable Map<String, String> correlation) {
    return () -> {
      if (correlation != null) {
        MDC.setContextMap(correlation);
      }
      try {
        return work.get();
      } finally {
        MDC.clear();
      }
    };
  }

  private static <T> T done(Future<T> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    }
  }

  /// Returns how many were turned away since the start.
  public long shedCount() {
    return shed.get();
  }

  @Override
  public void close() {
    workers.close();
  }
}
