package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.recourse.benchmarks.Percentiles;

/// Requesters who open cases in the midst of a flood of such as do it for no reason, from
/// networks without number.
///
/// @param pages where
/// @param length how long
/// @param rate how many forms a second those send who do not work
/// @param working how many connections of such as work have the machine's processors
record Flood(RunningHub pages, Duration length, double rate, int working) {

  private static final int CONNECTIONS = 200;
  private static final double HONEST_EACH_SECOND = 5;
  private static final int TELEPHONE = 8;

  /// What came of it.
  private record Counts(
      AtomicLong sent, AtomicLong in, AtomicLong lost, AtomicLong worked, Queue<Double> honest) {}

  void measure() throws InterruptedException, ExecutionException, IOException {
    Counts counts = new Counts(
        new AtomicLong(),
        new AtomicLong(),
        new AtomicLong(),
        new AtomicLong(),
        new ConcurrentLinkedQueue<>());
    double processor = pages.processorSeconds();
    long start = System.nanoTime();
    long end = start + length.toNanos();
    List<Future<?>> running = new ArrayList<>();
    try (Connections connections = new Connections(pages.address());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService workers = Executors.newCachedThreadPool()) {
      for (int i = 0; i < CONNECTIONS && rate > 0; i++) {
        SplittableRandom random = new SplittableRandom(i);
        running.add(threads.submit(() -> flood(connections, random, end, counts)));
      }
      for (int i = 0; i < working; i++) {
        SplittableRandom random = new SplittableRandom(-i - 1);
        running.add(workers.submit(() -> {
          work(random, end, counts);
          return null;
        }));
      }
      requesters(workers, end, counts, running);
      for (Future<?> one : running) {
        one.get();
      }
    }
    print(counts, (System.nanoTime() - start) / 1e9, pages.processorSeconds() - processor);
  }

  private void flood(Connections connections, SplittableRandom random, long end, Counts counts) {
    long gap = (long) (CONNECTIONS / rate * 1e9);
    long next = System.nanoTime() + random.nextLong(gap);
    while (next < end) {
      LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
      if (System.nanoTime() < next) {
        continue;
      }
      next = Math.max(next + gap, System.nanoTime() - gap);
      counts.sent.incrementAndGet();
      try {
        int status = connections.call(OpenForm.of(random, "a flood").bytes(pages.address()));
        if (status == 200) {
          counts.in.incrementAndGet();
        }
      } catch (IOException _) {
        counts.lost.incrementAndGet();
      }
    }
  }

  private void work(SplittableRandom random, long end, Counts counts) throws InterruptedException {
    WorkingClient client = new WorkingClient(pages.address(), 1);
    while (System.nanoTime() < end) {
      if (client.open(OpenForm.of(random, "a flood that works")) >= 0) {
        counts.worked.incrementAndGet();
      }
    }
  }

  private void requesters(
      ExecutorService threads, long end, Counts counts, List<Future<?>> running) {
    WorkingClient client = new WorkingClient(pages.address(), TELEPHONE);
    SplittableRandom random = new SplittableRandom(17);
    while (System.nanoTime() < end) {
      OpenForm form = OpenForm.of(random, "I never agreed to this.");
      running.add(threads.submit(() -> counts.honest.add(client.open(form))));
      LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) / HONEST_EACH_SECOND * 1e9));
    }
  }

  private void print(Counts counts, double seconds, double processor) {
    double[] taken = counts.honest.stream()
        .mapToDouble(Double::doubleValue)
        .filter(millis -> millis >= 0)
        .toArray();
    System.out.printf(
        Locale.ROOT,
        "flood of %.0f forms a second that do not work (%.0f sent, %d cases opened, %d calls"
            + " lost), %d connections that do (%.1f cases a second): %d of %d honest reports"
            + " taken (%.1f %%), half of them within %.0f ms, 95 %% %.0f ms, all %.0f ms; %.2f s"
            + " of the server's processor time a second%n",
        rate,
        counts.sent.get() / seconds,
        counts.in.get(),
        counts.lost.get(),
        working,
        counts.worked.get() / seconds,
        taken.length,
        counts.honest.size(),
        100.0 * taken.length / counts.honest.size(),
        Percentiles.of(taken, 50),
        Percentiles.of(taken, 95),
        Percentiles.of(taken, 100),
        processor / seconds);
  }
}
