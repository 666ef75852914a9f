package org.recourse.benchmarks.accuracy;

import java.util.Locale;

/// How often one change was found. Confined to one thread.
final class Tally {

  private int queries;
  private int plain;
  private int turned;
  private int regions;
  private int either;

  void add(Outcome outcome) {
    queries++;
    plain += outcome.byPlain() ? 1 : 0;
    turned += outcome.byTurned() ? 1 : 0;
    regions += outcome.found() ? 1 : 0;
    either += outcome.byEither() ? 1 : 0;
  }

  int queries() {
    return queries;
  }

  double plainPercent() {
    return percent(plain);
  }

  double turnedPercent() {
    return percent(turned);
  }

  double regionPercent() {
    return percent(regions);
  }

  double eitherPercent() {
    return percent(either);
  }

  private double percent(int count) {
    return queries == 0 ? 0 : 100.0 * count / queries;
  }

  String csv() {
    return String.format(
        Locale.ROOT,
        "%d,%.2f,%.2f,%.2f,%.2f",
        queries,
        plainPercent(),
        turnedPercent(),
        regionPercent(),
        eitherPercent());
  }
}
