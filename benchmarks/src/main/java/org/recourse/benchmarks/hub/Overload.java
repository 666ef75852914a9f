package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/// What is still answered when more is asked than can be.
///
/// @param load what is asked
record Overload(Load load) {

  private static final Duration LENGTH = Duration.ofSeconds(20);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int[] TIMES = {2, 5, 10};
  private static final int MOST_STEPS = 30;

  /// Measures at the peak, at twice, five and ten times as much, and after each how long it takes
  /// until a second of half the peak is answered as quickly as before; prints.
  void measure() throws IOException, InterruptedException, ExecutionException {
    Load.Result peak = load.closed(4, LENGTH);
    double rate = peak.answeredEachSecond();
    System.out.printf(
        Locale.ROOT,
        "peak, 4 clients that wait for their answers: %.0f calls of %d a second%n",
        rate,
        load.batch());
    Load.Result calm = show("half the peak", rate, load.open(rate / 2, LENGTH));
    show("the peak", rate, load.open(rate, LENGTH));
    for (int times : TIMES) {
      show(times + " times the peak", rate, load.open(times * rate, LENGTH));
      System.out.printf(
          Locale.ROOT, "  as before after %d s of half the peak%n", recovered(rate / 2, calm));
    }
  }

  private int recovered(double rate, Load.Result calm) throws IOException, InterruptedException {
    double enough = 2 * calm.percentile(99);
    for (int second = 1; second <= MOST_STEPS; second++) {
      Load.Result now = load.open(rate, STEP);
      if (now.refused() + now.lost() == 0 && now.percentile(99) <= enough) {
        return second;
      }
    }
    throw new IOException("not as before after " + MOST_STEPS + " s");
  }

  private static Load.Result show(String name, double peak, Load.Result result) {
    System.out.printf(
        Locale.ROOT,
        "%s: offered %.0f a second, answered %.0f (%.0f %% of the peak), refused %d, lost %d; an answer"
            + " took p50 %.1f ms, p99 %.1f ms; the server took %.2f s of processor time a second,"
            + " the load %.2f s%n",
        name,
        result.offered() / result.seconds(),
        result.answeredEachSecond(),
        100 * result.answeredEachSecond() / peak,
        result.refused(),
        result.lost(),
        result.percentile(50),
        result.percentile(99),
        result.processorSeconds() / result.seconds(),
        result.ownSeconds() / result.seconds());
    return result;
  }
}
