package org.recourse.casework.oversight;

import java.util.List;
import java.util.stream.Collectors;

/// Lines of comma-separated values that no spreadsheet takes for a formula.
///
/// RFC 4180 with every cell in quotes. A cell that begins with what a spreadsheet calculates
/// (`= + - @`, also in full width, tab, carriage return or line feed) gets an apostrophe before
/// it, after any spaces were counted too, because some programs strip them.
public final class Csv {

  private static final String CALCULATED = "=+-@\t\r\n＝＋－＠";

  private Csv() {}

  /// Returns one line, with its end.
  public static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    return "\"" + harmless(text).replace("\"", "\"\"") + "\"";
  }

  private static String harmless(String text) {
    String begun = text.stripLeading();
    boolean calculated = (!begun.isEmpty() && CALCULATED.indexOf(begun.charAt(0)) >= 0)
        || (!text.isEmpty() && CALCULATED.indexOf(text.charAt(0)) >= 0);
    return calculated ? "'" + text : text;
  }
}
