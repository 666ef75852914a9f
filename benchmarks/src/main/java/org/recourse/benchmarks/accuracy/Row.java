package org.recourse.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One line of `accuracy.csv`: how often one change was found in one group of
/// photographs.
///
/// @param plain percent found by the PDQ fingerprint
/// @param turned percent found by PDQ in any orientation or as a negative
/// @param inner percent found by that or by the PDQ of a picture within it, of the photographs of
///     `inner.csv`
/// @param regions percent found by regions
/// @param either percent found by PDQ in any orientation, as a negative, or by regions
record Row(
    String group,
    int change,
    String name,
    int queries,
    double plain,
    double turned,
    double inner,
    double regions,
    double either) {

  static List<Row> read(Path csv, List<InnerRow> inner) throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .map(line -> parse(line, inner))
        .toList();
  }

  private static Row parse(String text, List<InnerRow> inner) {
    Line line = Line.of(text);
    return new Row(
        line.group(),
        line.change(),
        line.name(),
        (int) line.number(0),
        line.number(1),
        line.number(2),
        InnerRow.percent(inner, line.group(), line.change()),
        line.number(3),
        line.number(4));
  }

  /// Returns whether the change was looked at while the method was made: every other one
  /// was.
  boolean isTuned() {
    return change % 2 == 0;
  }
}
