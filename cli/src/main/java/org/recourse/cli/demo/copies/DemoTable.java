package org.recourse.cli.demo.copies;

import java.io.PrintWriter;
import java.util.List;
import org.recourse.cli.demo.Change;

/// The results as a table for a terminal: a row for each change, a column for each photograph.
final class DemoTable {

  private DemoTable() {}

  static void print(List<Result> results, PrintWriter out) {
    List<String> banked = titles(results, true);
    List<String> strangers = titles(results, false);
    out.printf(
        "%-24s  %-47s  %s%n",
        "", "photographs in the bank: what was found", "strangers: nothing must be found");
    out.println(row("", banked, strangers));
    for (Change change : Change.values()) {
      out.println(row(change.words(), cells(results, change, true), cells(results, change, false)));
    }
    out.println();
    out.printf(
        "%d of %d copies found, %d of %d strangers matched wrongly%n",
        count(results, true, true),
        count(results, true, false) + count(results, true, true),
        count(results, false, false),
        count(results, false, false) + count(results, false, true));
  }

  private static String row(String change, List<String> banked, List<String> strangers) {
    StringBuilder row = new StringBuilder("%-24s".formatted(change));
    banked.forEach(cell -> row.append("  %-10s".formatted(fitted(cell))));
    row.append("  ");
    strangers.forEach(cell -> row.append("%-10s".formatted(fitted(cell))));
    return row.toString().stripTrailing();
  }

  private static String fitted(String cell) {
    return cell.length() <= 10 ? cell : cell.substring(0, 10);
  }

  private static List<String> titles(List<Result> results, boolean banked) {
    return results.stream()
        .map(Result::specimen)
        .filter(specimen -> specimen.banked() == banked && specimen.change() == Change.NONE)
        .map(Specimen::title)
        .toList();
  }

  private static List<String> cells(List<Result> results, Change change, boolean banked) {
    return results.stream()
        .filter(
            result -> result.specimen().change() == change && result.specimen().banked() == banked)
        .map(result -> result.isRight() || !banked ? result.brief() : "missed")
        .toList();
  }

  private static long count(List<Result> results, boolean banked, boolean right) {
    return results.stream()
        .filter(result -> result.specimen().banked() == banked && result.isRight() == right)
        .count();
  }
}
