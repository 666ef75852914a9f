package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.recourse.benchmarks.Percentiles;
import org.recourse.fingerprint.PdqFingerprint;

/// How long it takes until a new entry is found and until a withdrawn one is found no more, from
/// the moment at which that is asked for, beside a load.
///
/// @param hub who is asked
/// @param strangers fingerprints that are in no bank
record Freshness(RunningHub hub, Supplier<PdqFingerprint> strangers) {

  private static final int ROUNDS = 200;
  private static final Pattern NUMBER = Pattern.compile("\"entry\":(\\d+)");

  /// Measures, and prints.
  ///
  /// @param load what else is asked meanwhile
  /// @param rate calls a second of it
  void measure(Load load, double rate)
      throws IOException, InterruptedException, ExecutionException {
    double[] found = new double[ROUNDS];
    double[] gone = new double[ROUNDS];
    // A thread of its own: the client's answers arrive on the common pool, which has one thread
    // here.
    FutureTask<Load.Result> beside =
        new FutureTask<>(() -> load.open(rate, Duration.ofSeconds(30)));
    Thread.ofPlatform().start(beside);
    int rounds = 0;
    while (rounds < ROUNDS && !beside.isDone()) {
      PdqFingerprint fingerprint = strangers.get();
      long start = System.nanoTime();
      String entry = add(fingerprint);
      awaitFound(fingerprint, true);
      found[rounds] = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      hub.post("/api/v1/entries/" + entry + "/statements", "{\"kind\":\"WITHDRAWN\"}");
      awaitFound(fingerprint, false);
      gone[rounds] = (System.nanoTime() - start) / 1e6;
      rounds++;
    }
    Load.Result result = beside.get();
    System.out.printf(
        Locale.ROOT,
        "%d rounds beside %.0f calls of %d a second (%d refused, %d lost): added and found p50 %.1f ms,"
            + " p99 %.1f ms, at most %.1f ms; withdrawn and gone p50 %.1f ms, p99 %.1f ms, at most"
            + " %.1f ms%n",
        rounds,
        result.answeredEachSecond(),
        load.batch(),
        result.refused(),
        result.lost(),
        percentile(found, rounds, 50),
        percentile(found, rounds, 99),
        percentile(found, rounds, 100),
        percentile(gone, rounds, 50),
        percentile(gone, rounds, 99),
        percentile(gone, rounds, 100));
  }

  private String add(PdqFingerprint fingerprint) throws IOException, InterruptedException {
    String answer =
        hub.post("/api/v1/banks/" + Bodies.BANK + "/entries", Bodies.entries(List.of(fingerprint)));
    Matcher number = NUMBER.matcher(answer);
    if (!number.find()) {
      throw new IOException("no number of the entry that was added");
    }
    return number.group(1);
  }

  private void awaitFound(PdqFingerprint fingerprint, boolean expected)
      throws IOException, InterruptedException {
    String body = Bodies.lookUps(List.of(fingerprint));
    while (hub.post("/api/v1/lookups", body).contains("\"distance\":0") != expected) {
      Thread.onSpinWait();
    }
  }

  private static double percentile(double[] values, int count, int percent) {
    return Percentiles.of(Arrays.copyOf(values, count), percent);
  }
}
