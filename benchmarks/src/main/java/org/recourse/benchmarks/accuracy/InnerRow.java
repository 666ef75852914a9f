package org.recourse.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One line of `inner.csv`: how often one change was found in one group of photographs by PDQ
/// alone.
///
/// @param percent found as it is, however it lies, or by a picture within it
record InnerRow(String group, int change, double percent) {

  private static final int PERCENT = 2;

  static List<InnerRow> read(Path csv) throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .map(Line::of)
        .map(line -> new InnerRow(line.group(), line.change(), line.number(PERCENT)))
        .toList();
  }

  /// Returns what was measured of a change, not a number if it was not.
  static double percent(List<InnerRow> rows, String group, int change) {
    return rows.stream()
        .filter(row -> row.group().equals(group) && row.change() == change)
        .mapToDouble(InnerRow::percent)
        .findFirst()
        .orElse(Double.NaN);
  }
}
