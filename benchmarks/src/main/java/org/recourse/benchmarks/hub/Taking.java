package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.recourse.benchmarks.Percentiles;

/// How many reports a second are taken, each on the disk before it is answered.
///
/// @param hub by whom; with limits that let all of them in
/// @param length how long
record Taking(RunningHub hub, Duration length) {

  private static final int CLIENTS = 16;

  /// Measures notices that platforms hand in.
  void notices() throws IOException, InterruptedException, ExecutionException {
    measure("notices/s", random -> {
      String reference = Long.toHexString(random.nextLong());
      return () -> hub.post("/api/v1/notices", notice(reference));
    });
  }

  private static String notice(String reference) {
    return "{\"reference\":\"" + reference + "\",\"age\":\"ADULT\",\"notifier\":{\"capacity\":"
        + "\"SELF\",\"contact\":\"someone@example.org\",\"signature\":\"Some One\"},\"items\":["
        + "{\"locator\":\"https://pictures.example/" + reference + "\",\"kind\":\"AUTHENTIC\"}],"
        + "\"declarations\":{\"nonConsent\":true,\"goodFaith\":true,\"intimate\":true,"
        + "\"trueToBestKnowledge\":true,\"statement\":\"I never agreed to this.\"}}";
  }

  /// Measures cases that are opened by the requester's form, each with its report.
  void openings() throws IOException, InterruptedException, ExecutionException {
    try (Connections connections = new Connections(hub.address())) {
      measure("cases/s opened by the page", random -> {
        OpenForm form = OpenForm.of(random, "I never agreed to this.");
        return () -> open(connections, form);
      });
    }
  }

  private int open(Connections connections, OpenForm form) throws IOException {
    int status = connections.call(form.bytes(hub.address()));
    if (status != 200) {
      throw new IOException("a case was not opened: " + status);
    }
    return status;
  }

  private void measure(String what, Function<SplittableRandom, Callable<?>> calls)
      throws IOException, InterruptedException, ExecutionException {
    make(calls, length.dividedBy(2)); // to warm up
    double processor = hub.processorSeconds();
    long start = System.nanoTime();
    double[] millis =
        make(calls, length).stream().mapToDouble(Double::doubleValue).toArray();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d clients: %,.0f %s; a call takes half the time %.1f ms, 99 %% %.1f ms; %.0f us of the"
            + " server's processor time for each; server %,d MiB%n",
        CLIENTS,
        millis.length / seconds,
        what,
        Percentiles.of(millis, 50),
        Percentiles.of(millis, 99),
        (hub.processorSeconds() - processor) * 1e6 / millis.length,
        hub.residentMebibytes());
  }

  // Each client calls again as soon as it is answered.
  private static Collection<Double> make(
      Function<SplittableRandom, Callable<?>> calls, Duration length)
      throws InterruptedException, ExecutionException {
    Collection<Double> millis = new ConcurrentLinkedQueue<>();
    SplittableRandom seed = new SplittableRandom(System.nanoTime());
    long end = System.nanoTime() + length.toNanos();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      var running = Stream.generate(seed::split)
          .limit(CLIENTS)
          .<Future<?>>map(random -> clients.submit(() -> {
            while (System.nanoTime() < end) {
              Callable<?> call = calls.apply(random);
              long begun = System.nanoTime();
              call.call();
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
