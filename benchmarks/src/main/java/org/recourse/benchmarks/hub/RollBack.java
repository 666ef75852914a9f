package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.recourse.fingerprint.PdqFingerprint;

/// How long it takes to take back all that a source ever said.
///
/// @param hub who is asked
/// @param known what the source has added, some of it
record RollBack(RunningHub hub, List<PdqFingerprint> known) {

  /// Rolls the operator's source back, and prints.
  void measure() throws IOException, InterruptedException {
    long before = found();
    long start = System.nanoTime();
    String answer = hub.post("/api/v1/sources/reviewers/rollback", "");
    System.out.printf(
        Locale.ROOT,
        "rolled back in %.1f s: %s; of %d uploads %d matched before and %d after%n",
        (System.nanoTime() - start) / 1e9,
        answer,
        known.size(),
        before,
        found());
  }

  private long found() throws IOException, InterruptedException {
    long found = 0;
    for (PdqFingerprint one : known) {
      found += hub.post("/api/v1/lookups", Bodies.lookUps(List.of(one))).contains("\"distance\":")
          ? 1
          : 0;
    }
    return found;
  }
}
