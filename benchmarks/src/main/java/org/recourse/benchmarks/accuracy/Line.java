package org.recourse.benchmarks.accuracy;

import java.util.List;
import java.util.stream.Stream;

/// A line of a table of changes: a group, a change by number and name, and numbers.
record Line(String group, int change, String name, List<Double> numbers) {

  // Only the name is in quotation marks, and only it may have commas in it.
  static Line of(String line) {
    int open = line.indexOf('"');
    int close = line.lastIndexOf('"');
    String[] head = line.substring(0, open).split(",", -1);
    return new Line(
        head[0],
        Integer.parseInt(head[1]),
        line.substring(open + 1, close),
        Stream.of(line.substring(close + 2).split(",", -1)).map(Double::valueOf).toList());
  }

  double number(int column) {
    return numbers.get(column);
  }
}
