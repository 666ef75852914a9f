package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.recourse.benchmarks.Percentiles;

/// How many notices a second are taken, each on the disk before it is answered.
final class Notices {

  private static final int CLIENTS = 16;

  private final RunningHub hub;
  private final Duration length;

  Notices(RunningHub hub, Duration length) {
    this.hub = hub;
    this.length = length;
  }

  void measure() throws IOException, InterruptedException, ExecutionException {
    hand(length.dividedBy(2)); // to warm up
    double processor = hub.processorSeconds();
    long start = System.nanoTime();
    double[] millis = hand(length).stream().mapToDouble(Double::doubleValue).toArray();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d clients: %,.0f notices/s; a call takes half the time %.1f ms, 99 %% %.1f ms; %.0f us"
            + " of the server's processor time for each; server %,d MiB%n",
        CLIENTS,
        millis.length / seconds,
        Percentiles.of(millis, 50),
        Percentiles.of(millis, 99),
        (hub.processorSeconds() - processor) * 1e6 / millis.length,
        hub.residentMebibytes());
  }

  private Collection<Double> hand(Duration duration)
      throws InterruptedException, ExecutionException {
    Collection<Double> millis = new ConcurrentLinkedQueue<>();
    long end = System.nanoTime() + duration.toNanos();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      var running = IntStream.range(0, CLIENTS)
          .<Future<?>>mapToObj(client -> clients.submit(() -> {
            for (int i = 0; System.nanoTime() < end; i++) {
              long begun = System.nanoTime();
              hub.post("/api/v1/notices", notice(client + "-" + i + "-" + begun));
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

  private static String notice(String reference) {
    return "{\"reference\":\"" + reference + "\",\"age\":\"ADULT\",\"notifier\":{\"capacity\":"
        + "\"SELF\",\"contact\":\"someone@example.org\",\"signature\":\"Some One\"},\"items\":["
        + "{\"locator\":\"https://pictures.example/" + reference + "\",\"kind\":\"AUTHENTIC\"}],"
        + "\"declarations\":{\"nonConsent\":true,\"goodFaith\":true,\"intimate\":true,"
        + "\"trueToBestKnowledge\":true,\"statement\":\"I never agreed to this.\"}}";
  }
}
