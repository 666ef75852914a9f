package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqFingerprint;

/// Whether memory stays what it was when banks of 10,000 come and go.
///
/// @param hub who is asked
/// @param strangers fingerprints that are in no bank
record Churn(RunningHub hub, Supplier<PdqFingerprint> strangers) {

  private static final int ENTRIES = 10_000;
  private static final int SHOWN = 50;
  private static final int WARM_UPS = 20;
  private static final int COLLECTIONS = 2;

  /// Adds and removes, and prints the resident memory after a collection, now and then.
  void measure(int rounds) throws IOException, InterruptedException {
    System.out.printf(Locale.ROOT, "at the start: %,d MiB%n", settled());
    for (int round = 1; round <= WARM_UPS; round++) {
      comeAndGo();
    }
    long before = settled();
    System.out.printf(Locale.ROOT, "warm, after %d times: %,d MiB%n", WARM_UPS, before);
    long start = System.nanoTime();
    for (int round = 1; round <= rounds; round++) {
      comeAndGo();
      if (round % SHOWN == 0) {
        long now = settled();
        System.out.printf(
            Locale.ROOT,
            "after %d times %,d added and removed: %,d MiB (%+.1f %%), %.0f s%n",
            round,
            ENTRIES,
            now,
            100.0 * (now - before) / before,
            (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private void comeAndGo() throws IOException, InterruptedException {
    hub.post("/api/v1/banks", Bodies.bank("CHURN"));
    hub.post(
        "/api/v1/banks/CHURN/entries",
        Bodies.entries(Stream.generate(strangers).limit(ENTRIES).toList()));
    hub.delete("/api/v1/banks/CHURN");
  }

  // After what goes on in the background, a collection, and what the collection lets go.
  private long settled() throws IOException, InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      TimeUnit.SECONDS.sleep(2);
      hub.collectGarbage();
    }
    TimeUnit.SECONDS.sleep(1);
    return hub.residentMebibytes();
  }
}
