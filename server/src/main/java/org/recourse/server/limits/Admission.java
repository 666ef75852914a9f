package org.recourse.server.limits;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The queue in front of look-ups: so many are worked on at once, so many wait, and no longer
/// than
/// a moment; whoever comes when it is full is turned away before anything was read of his call.
///
/// Working on more at once than there are cores makes each of them slower and none sooner; a
/// queue
/// without an end makes all of them late. May be shared between threads.
@Component
public class Admission {

  private static final int MILLIS_IN_QUEUE = 200;
  private static final int WAITING_FOR_EACH = 16;

  private final Semaphore places;
  private final int mostWaiting;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong shed = new AtomicLong();

  /// Twice as many at once as there are cores.
  @Autowired
  public Admission() {
    this(2 * Runtime.getRuntime().availableProcessors());
  }

  /// As many at once as is said, and sixteen times as many waiting.
  Admission(int places) {
    this.places = new Semaphore(places, true);
    this.mostWaiting = WAITING_FOR_EACH * places;
  }

  /// Waits for a place, and returns whether there is one; who got one [leaves][#leave] it.
  public boolean enter() throws InterruptedException {
    if (places.tryAcquire()) {
      return true;
    }
    boolean admitted = false;
    if (waiting.incrementAndGet() <= mostWaiting) {
      admitted = places.tryAcquire(MILLIS_IN_QUEUE, TimeUnit.MILLISECONDS);
    }
    waiting.decrementAndGet();
    if (!admitted) {
      shed.incrementAndGet();
    }
    return admitted;
  }

  /// Gives a place back.
  public void leave() {
    places.release();
  }

  /// Returns how many were turned away since the start.
  public long shedCount() {
    return shed.get();
  }
}
