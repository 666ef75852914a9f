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
/// @param regions percent found by regions
/// @param either percent found by PDQ in any orientation, as a negative, or by regions
record Row(
    String group,
    int change,
    String name,
    int queries,
    double plain,
    double turned,
    double regions,
    double either) {

  static List<Row> read(Path csv) throws IOException {
    return Files.readAllLines(csv).stream().skip(1).map(Row::parse).toList();
  }

  // Only the name is in quotation marks, and only it may have commas in it.
  private static Row parse(String line) {
    int open = line.indexOf('"');
    int close = line.lastIndexOf('"');
    String[] head = line.substring(0, open).split(",", -1);
    String[] tail = line.substring(close + 2).split(",", -1);
    return new Row(
        head[0],
        Integer.parseInt(head[1]),
        line.substring(open + 1, close),
        Integer.parseInt(tail[0]),
        Double.parseDouble(tail[1]),
        Double.parseDouble(tail[2]),
        Double.parseDouble(tail[3]),
        Double.parseDouble(tail[4]));
  }

  /// Returns whether the change was looked at while the method was made: every other one
  /// was.
  boolean isTuned() {
    return change % 2 == 0;
  }
}
