package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.recourse.benchmarks.PdqRows;
import org.recourse.benchmarks.Population;
import org.recourse.benchmarks.Workload;
import org.recourse.fingerprint.PdqFingerprint;

/// Measures a running hub from outside, over HTTP, step by step.
///
/// Server and load share this machine's processors, so the rates are what is left when the load
/// has taken its part; the server's processor time for a look-up does not depend on that. The
/// rows are the same in every run, so that a hub that was filled can be started again and
/// measured.
public final class HubBenchmark {

  private static final int RADIUS = 31;
  private static final int QUERIES = 2_000;
  private static final int CHECKED = 40;
  private static final int ADDED_AT_ONCE = 10_000;
  private static final int BATCH = 100;
  private static final int CHURNS = 500;
  private static final Pattern MATCHED = Pattern.compile("\"distance\":");

  private final RunningHub hub;
  private final Workload workload;
  private final Duration length;

  private HubBenchmark(RunningHub hub, Workload workload, Duration length) {
    this.hub = hub;
    this.workload = workload;
    this.length = length;
  }

  /// Measures.
  ///
  /// @param arguments the hub's address, an operator's key, the server's process id, how many
  ///     entries, for how many seconds to measure, and the steps in their order: `fill`, `check`,
  ///     `lookups`, `freshness`, `overload`, `churn`, `rollback`,
  ///     `notices`, `webhooks`
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    HubBenchmark benchmark = new HubBenchmark(
        new RunningHub(URI.create(arguments[0]), arguments[1], Long.parseLong(arguments[2])),
        Workload.drawn(Integer.parseInt(arguments[3]), Population.UNIFORM, QUERIES, 1),
        Duration.ofSeconds(Long.parseLong(arguments[4])));
    for (String step : Arrays.asList(arguments).subList(5, arguments.length)) {
      benchmark.run(step);
    }
  }

  private void run(String step) throws IOException, InterruptedException, ExecutionException {
    switch (step) {
      case "fill" -> fill();
      case "check" -> check();
      case "lookups" -> lookUps();
      case "freshness" -> freshness();
      case "overload" -> new Overload(batches()).measure();
      case "churn" -> new Churn(hub, workload.strangers()).measure(CHURNS);
      case "rollback" -> new RollBack(hub, workload.queries().subList(0, 2 * CHECKED)).measure();
      case "notices" -> new Taking(hub, length).notices();
      case "webhooks" -> new Webhooks(hub, workload.strangers()).measure();
      default -> throw new IllegalArgumentException("no such step: " + step);
    }
  }

  private void fill() throws IOException, InterruptedException {
    hub.post("/api/v1/banks", Bodies.bank(Bodies.BANK));
    PdqRows rows = workload.rows();
    double processor = hub.processorSeconds();
    long start = System.nanoTime();
    for (int from = 0; from < rows.count(); from += ADDED_AT_ONCE) {
      List<PdqFingerprint> some = IntStream.range(
              from, Math.min(from + ADDED_AT_ONCE, rows.count()))
          .mapToObj(rows::get)
          .toList();
      hub.post("/api/v1/banks/" + Bodies.BANK + "/entries", Bodies.entries(some));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "added %,d entries in %.0f s: %,.0f a second, %.0f us of the server's processor time for"
            + " each; server %,d MiB%n",
        rows.count(),
        seconds,
        rows.count() / seconds,
        (hub.processorSeconds() - processor) * 1e6 / rows.count(),
        hub.residentMebibytes());
  }

  private void check() throws IOException, InterruptedException {
    int wrong = 0;
    for (PdqFingerprint query : workload.queries().subList(0, CHECKED)) {
      long found = MATCHED
          .matcher(hub.post("/api/v1/lookups", Bodies.lookUps(List.of(query))))
          .results()
          .count();
      wrong += found == workload.rows().countWithin(query, RADIUS) ? 0 : 1;
    }
    System.out.printf(
        Locale.ROOT, "%d of %d look-ups disagree with a plain loop%n", wrong, CHECKED);
  }

  private void lookUps() throws IOException, InterruptedException, ExecutionException {
    measure("one by one", Load.of(hub, workload.queries(), 1), 8);
    measure("batches of " + BATCH, batches(), 2);
  }

  private void measure(String name, Load load, int clients)
      throws InterruptedException, ExecutionException, IOException {
    load.closed(clients, length.dividedBy(2)); // to warm up
    Load.Result result = load.closed(clients, length);
    double lookUps = (double) result.millis().size() * load.batch();
    System.out.printf(
        Locale.ROOT,
        "%s, %d clients: %,.0f look-ups/s; a call takes half the time %.2f ms, 99 %% %.2f ms;"
            + " %.0f us of the server's processor time for a look-up, %.0f us of the load's;"
            + " %d calls refused, %d lost; server %,d MiB%n",
        name,
        clients,
        lookUps / result.seconds(),
        result.percentile(50),
        result.percentile(99),
        result.processorSeconds() * 1e6 / lookUps,
        result.ownSeconds() * 1e6 / lookUps,
        result.refused(),
        result.lost(),
        hub.residentMebibytes());
  }

  private void freshness() throws IOException, InterruptedException, ExecutionException {
    double peak = batches().closed(2, length.dividedBy(2)).answeredEachSecond();
    new Freshness(hub, workload.strangers()).measure(batches(), peak / 2);
  }

  private Load batches() {
    return Load.of(hub, workload.queries(), BATCH);
  }
}
