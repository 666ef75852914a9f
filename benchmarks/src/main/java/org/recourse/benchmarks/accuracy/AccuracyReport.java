package org.recourse.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Turns `accuracy.csv` and `inner.csv` into the table and the plot of
/// docs/measurements/accuracy.md.
///
/// ```
/// AccuracyReport ACCURACY.csv INNER.csv OUT HELD_OUT_GROUP TUNING_GROUP
/// ```
public final class AccuracyReport {

  private AccuracyReport() {}

  /// Writes `accuracy-table.md` and `accuracy.svg` to the folder OUT.
  public static void main(String[] args) throws IOException {
    if (args.length != 5) {
      throw new IllegalArgumentException("ACCURACY.csv INNER.csv OUT HELD_OUT_GROUP TUNING_GROUP");
    }
    List<Row> rows = Row.read(Path.of(args[0]), InnerRow.read(Path.of(args[1])));
    Path out = Path.of(args[2]);
    List<Row> held = ofGroup(rows, args[3]);
    List<Row> tuning = ofGroup(rows, args[4]);
    Files.writeString(out.resolve("accuracy-table.md"), means(held, tuning) + table(held, tuning));
    Files.writeString(out.resolve("accuracy.svg"), AccuracyPlot.of(held));
  }

  private static List<Row> ofGroup(List<Row> rows, String group) {
    return rows.stream()
        .filter(row -> row.group().equals(group) && row.queries() > 0)
        .toList();
  }

  private static String means(List<Row> held, List<Row> tuning) {
    return """
        | mean over changes | plain PDQ | PDQ, 8 orientations and negative | and inner pictures | regions | PDQ and regions |
        | --- | --- | --- | --- | --- | --- |
        """
        + mean("held-out photographs, held-out changes", held.stream().filter(r -> !r.isTuned()))
        + mean("held-out photographs, changes tuned on", held.stream().filter(Row::isTuned))
        + mean("held-out photographs, all changes", held.stream())
        + mean("tuning photographs, all changes", tuning.stream())
        + "\n";
  }

  private static String mean(String what, java.util.stream.Stream<Row> rows) {
    List<Row> list = rows.toList();
    return String.format(
        Locale.ROOT,
        "| %s (%d) | %.1f %% | %.1f %% | %.1f %% | %.1f %% | **%.1f %%** |%n",
        what,
        list.size(),
        mean(list, Row::plain),
        mean(list, Row::turned),
        mean(list, Row::inner),
        mean(list, Row::regions),
        mean(list, Row::either));
  }

  private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).average().orElse(0);
  }

  private static String table(List<Row> held, List<Row> tuning) {
    StringBuilder table = new StringBuilder("""
            | change | n | plain PDQ | PDQ, 8 + negative | and inner | regions | **PDQ and regions** | the same, tuning photographs |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    for (Row row : held) {
      double tuned = tuning.stream()
          .filter(other -> other.change() == row.change())
          .mapToDouble(Row::either)
          .findFirst()
          .orElse(Double.NaN);
      table.append(String.format(
          Locale.ROOT,
          "| %s%s | %d | %.1f | %.1f | %.1f | %.1f | **%.1f** | %.1f |%n",
          row.name(),
          row.isTuned() ? "" : " \u2020",
          row.queries(),
          row.plain(),
          row.turned(),
          row.inner(),
          row.regions(),
          row.either(),
          tuned));
    }
    return table.toString();
  }
}
