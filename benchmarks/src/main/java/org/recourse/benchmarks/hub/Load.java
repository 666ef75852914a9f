package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.recourse.benchmarks.Percentiles;
import org.recourse.fingerprint.PdqFingerprint;

/// Look-ups that are asked of a hub, so many in a call.
///
/// @param hub who is asked
/// @param asked what is looked up, again and again
/// @param batch how many in a call
record Load(RunningHub hub, List<PdqFingerprint> asked, int batch) {

  private static final String PATH = "/api/v1/lookups";
  private static final int MOST_ON_THE_WAY = 2_000;
  private static final int LOST_AFTER_SECONDS = 30;

  /// What came of a load.
  ///
  /// @param seconds how long it lasted
  /// @param millis how long each call took that was answered
  /// @param refused how many calls were turned away
  /// @param lost how many had no answer within 30 s, or whose connection broke
  /// @param offered how many calls were made
  /// @param processorSeconds of the server
  record Result(
      double seconds,
      List<Double> millis,
      int refused,
      int lost,
      int offered,
      double processorSeconds) {

    double answeredEachSecond() {
      return millis.size() / seconds;
    }

    double percentile(int percent) {
      return millis.isEmpty()
          ? Double.NaN
          : Percentiles.of(millis.stream().mapToDouble(Double::doubleValue).toArray(), percent);
    }
  }

  /// Each client asks again as soon as it is answered.
  Result closed(int clients, Duration length)
      throws InterruptedException, ExecutionException, IOException {
    long end = System.nanoTime() + length.toNanos();
    Collection<Double> millis = new ConcurrentLinkedQueue<>();
    AtomicInteger lost = new AtomicInteger();
    double processor = hub.processorSeconds();
    long start = System.nanoTime();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
      for (int number = 0; number < clients; number++) {
        SplittableRandom random = new SplittableRandom(number);
        running.add(executor.submit(() -> {
          while (System.nanoTime() < end) {
            String body = body(random);
            long begun = System.nanoTime();
            try {
              hub.post(PATH, body);
              millis.add(millisSince(begun));
            } catch (ConnectionLostException _) {
              lost.incrementAndGet();
            }
          }
          return true;
        }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return new Result(
        millisSince(start) / 1e3,
        List.copyOf(millis),
        0,
        lost.get(),
        millis.size() + lost.get(),
        hub.processorSeconds() - processor);
  }

  /// Calls are made at a rate, whether the ones before are answered or not; only when 2,000 are
  /// on the way is the next one not made.
  ///
  /// @param rate calls a second
  Result open(double rate, Duration length) throws InterruptedException, IOException {
    Collection<Double> millis = new ConcurrentLinkedQueue<>();
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    Semaphore room = new Semaphore(MOST_ON_THE_WAY);
    SplittableRandom random = new SplittableRandom(1);
    double processor = hub.processorSeconds();
    long start = System.nanoTime();
    long calls = (long) (rate * length.toNanos() / 1e9);
    int offered = 0;
    for (long call = 0; call < calls; call++) {
      long at = start + (long) (call / rate * 1e9);
      while (System.nanoTime() < at) {
        LockSupport.parkNanos(at - System.nanoTime());
      }
      if (!room.tryAcquire()) {
        continue;
      }
      offered++;
      long begun = System.nanoTime();
      var _ = hub.begin(PATH, body(random))
          .orTimeout(LOST_AFTER_SECONDS, TimeUnit.SECONDS)
          .whenComplete((status, failure) -> {
            room.release();
            if (failure != null) {
              lost.incrementAndGet();
            } else if (status == 200) {
              millis.add(millisSince(begun));
            } else {
              refused.incrementAndGet();
            }
          });
    }
    double seconds = millisSince(start) / 1e3;
    room.acquire(MOST_ON_THE_WAY);
    return new Result(
        seconds,
        List.copyOf(millis),
        refused.get(),
        lost.get(),
        offered,
        hub.processorSeconds() - processor);
  }

  private String body(SplittableRandom random) {
    int from = random.nextInt(asked.size() - batch + 1);
    return Bodies.lookUps(asked.subList(from, from + batch));
  }

  private static double millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e6;
  }
}
