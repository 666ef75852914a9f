package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.recourse.benchmarks.Percentiles;

/// How many cases a second are opened by the requester's form, each with its report, on the disk
/// before its number is shown.
///
/// @param pages where; with limits that let all of them in
/// @param length how long
record Openings(RunningHub pages, Duration length) {

  private static final int CLIENTS = 16;

  void measure() throws IOException, InterruptedException, ExecutionException {
    open(length.dividedBy(2)); // to warm up
    double processor = pages.processorSeconds();
    long start = System.nanoTime();
    double[] millis = open(length).stream().mapToDouble(Double::doubleValue).toArray();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d clients: %,.0f cases/s opened by the page; a call takes half the time %.1f ms, 99 %%"
            + " %.1f ms; %.0f us of the server's processor time for each; server %,d MiB%n",
        CLIENTS,
        millis.length / seconds,
        Percentiles.of(millis, 50),
        Percentiles.of(millis, 99),
        (pages.processorSeconds() - processor) * 1e6 / millis.length,
        pages.residentMebibytes());
  }

  private Collection<Double> open(Duration duration)
      throws InterruptedException, ExecutionException, IOException {
    Collection<Double> millis = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + duration.toNanos();
    try (Connections connections = new Connections(pages.address());
        var clients = Executors.newFixedThreadPool(CLIENTS)) {
      var running = IntStream.range(0, CLIENTS)
          .<Future<?>>mapToObj(client -> clients.submit(() -> {
            SplittableRandom random = new SplittableRandom(System.nanoTime() + client);
            while (System.nanoTime() < end) {
              OpenForm form = OpenForm.of(random, "I never agreed to this.");
              long begun = System.nanoTime();
              int status = connections.call(form.bytes(pages.address()));
              if (status != 200) {
                throw new IOException("a case was not opened: " + status);
              }
              millis.add((System.nanoTime() - begun) / 1e6);
            }
            return null;
          }))
          .toList();
      for (Future<?> one : running) {
        one.get();
      }
    }
    return millis;
  }
}
