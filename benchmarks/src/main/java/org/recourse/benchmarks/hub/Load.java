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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.recourse.benchmarks.Percentiles;
import org.recourse.fingerprint.PdqFingerprint;

/// Look-ups that are asked of a hub, so many in a call.
///
/// @param hub who is asked
/// @param requests what is sent, again and again
/// @param batch how many look-ups are in a call
record Load(RunningHub hub, List<byte[]> requests, int batch) {

  private static final String PATH = "/api/v1/lookups";
  private static final int REQUESTS = 1_000;
  private static final int MOST_ON_THE_WAY = 2_000;

  /// What came of a load.
  ///
  /// @param seconds how long it lasted
  /// @param millis how long each call took that was answered
  /// @param refused how many calls were turned away
  /// @param lost how many had no answer within 30 s, another answer, or whose connection broke
  /// @param offered how many calls were made
  /// @param processorSeconds of the server
  /// @param ownSeconds of processor time that making the load took
  record Result(
      double seconds,
      List<Double> millis,
      int refused,
      int lost,
      int offered,
      double processorSeconds,
      double ownSeconds) {

    double answeredEachSecond() {
      return millis.size() / seconds;
    }

    double percentile(int percent) {
      return millis.isEmpty()
          ? Double.NaN
          : Percentiles.of(millis.stream().mapToDouble(Double::doubleValue).toArray(), percent);
    }
  }

  /// What is counted while calls are made, by all threads that make them.
  private record Tally(
      Collection<Double> millis,
      AtomicInteger refused,
      AtomicInteger lost,
      double serverBefore,
      double ownBefore,
      long start) {

    static Tally of(RunningHub hub) throws IOException {
      return new Tally(
          new ConcurrentLinkedQueue<>(),
          new AtomicInteger(),
          new AtomicInteger(),
          hub.processorSeconds(),
          ownSeconds(),
          System.nanoTime());
    }

    void call(Connections connections, byte[] request, long begun) {
      try {
        switch (connections.call(request)) {
          case 200 -> millis.add(millisSince(begun));
          case 429 -> refused.incrementAndGet();
          default -> lost.incrementAndGet();
        }
      } catch (IOException _) {
        lost.incrementAndGet();
      }
    }

    Result result(RunningHub hub, double seconds) throws IOException {
      return new Result(
          seconds,
          List.copyOf(millis),
          refused.get(),
          lost.get(),
          millis.size() + refused.get() + lost.get(),
          hub.processorSeconds() - serverBefore,
          ownSeconds() - ownBefore);
    }
  }

  /// Returns calls that look some of these up, a batch that begins anywhere among them.
  static Load of(RunningHub hub, List<PdqFingerprint> asked, int batch) {
    SplittableRandom random = new SplittableRandom(1);
    return new Load(
        hub,
        Stream.generate(() -> random.nextInt(asked.size() - batch + 1))
            .limit(REQUESTS)
            .map(from -> hub.bytes(PATH, Bodies.lookUps(asked.subList(from, from + batch))))
            .toList(),
        batch);
  }

  /// Each client asks again as soon as it is answered.
  Result closed(int clients, Duration length)
      throws InterruptedException, ExecutionException, IOException {
    Tally tally = Tally.of(hub);
    long end = tally.start + length.toNanos();
    try (Connections connections = new Connections(hub.address());
        ExecutorService executor = Executors.newFixedThreadPool(clients)) {
      List<Future<?>> running = new ArrayList<>();
      for (int number = 0; number < clients; number++) {
        SplittableRandom random = new SplittableRandom(number);
        running.add(executor.submit(() -> {
          while (System.nanoTime() < end) {
            tally.call(connections, any(random), System.nanoTime());
          }
        }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return tally.result(hub, millisSince(tally.start) / 1e3);
  }

  /// Calls are made at a rate, whether the ones before are answered or not; only when 2,000 are
  /// on the way is the next one not made.
  ///
  /// @param rate calls a second
  Result open(double rate, Duration length) throws InterruptedException, IOException {
    Semaphore room = new Semaphore(MOST_ON_THE_WAY);
    SplittableRandom random = new SplittableRandom(1);
    long calls = (long) (rate * length.toNanos() / 1e9);
    Tally tally = Tally.of(hub);
    double seconds;
    try (Connections connections = new Connections(hub.address());
        ExecutorService executor = Executors.newCachedThreadPool()) {
      for (long call = 0; call < calls; call++) {
        long at = tally.start + (long) (call / rate * 1e9);
        while (System.nanoTime() < at) {
          LockSupport.parkNanos(at - System.nanoTime());
        }
        if (!room.tryAcquire()) {
          continue;
        }
        byte[] request = any(random);
        long begun = System.nanoTime();
        executor.execute(() -> {
          tally.call(connections, request, begun);
          room.release();
        });
      }
      seconds = millisSince(tally.start) / 1e3;
      room.acquire(MOST_ON_THE_WAY);
    }
    return tally.result(hub, seconds);
  }

  private byte[] any(SplittableRandom random) {
    return requests.get(random.nextInt(requests.size()));
  }

  private static double ownSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private static double millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e6;
  }
}
