package org.recourse.benchmarks.accuracy;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Draws the share found of each change, by four means, as an SVG picture.
final class AccuracyPlot {

  private static final int LEFT = 300;
  private static final int SCALE = 5;
  private static final int LINE = 15;
  private static final int TOP = 60;

  private final StringBuilder svg = new StringBuilder();

  private AccuracyPlot() {}

  static String of(List<Row> rows) {
    AccuracyPlot plot = new AccuracyPlot();
    plot.begin(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      plot.row(rows.get(i), TOP + LINE * (i + 1));
    }
    return plot.svg.append("</svg>\n").toString();
  }

  private void begin(int rows) {
    int bottom = TOP + LINE * rows + 8;
    int width = LEFT + 100 * SCALE + 30;
    add("<svg xmlns='http://www.w3.org/2000/svg' width='" + width + "' height='" + (bottom + 10));
    add("' font-family='sans-serif' font-size='11'>\n");
    add("<rect width='100%' height='100%' fill='white'/>\n");
    text(10, 20, "start", "Share found, percent of photographs");
    legend(10, "plain PDQ", Shape.TICK);
    legend(110, "PDQ in 8 orientations and as negative", Shape.RING);
    legend(350, "and inner pictures", Shape.SQUARE);
    legend(490, "with regions", Shape.DISC);
    for (int percent = 0; percent <= 100; percent += 20) {
      int x = LEFT + SCALE * percent;
      line(x, TOP, x, bottom);
      text(x, TOP - 4, "middle", String.valueOf(percent));
    }
  }

  private void legend(int x, String text, Shape shape) {
    mark(x, 36, shape);
    text(x + 10, 40, "start", text);
  }

  private void row(Row row, int y) {
    text(LEFT - 12, y, "end", row.name());
    line(LEFT, y - 4, LEFT + 100 * SCALE, y - 4);
    point(row, y, Row::plain, Shape.TICK);
    point(row, y, Row::turned, Shape.RING);
    if (!Double.isNaN(row.inner())) {
      point(row, y, Row::inner, Shape.SQUARE);
    }
    point(row, y, Row::either, Shape.DISC);
  }

  private void point(Row row, int y, ToDoubleFunction<Row> percent, Shape shape) {
    mark((int) Math.round(LEFT + SCALE * percent.applyAsDouble(row)), y - 4, shape);
  }

  /// Told apart by shape, not only by colour.
  private enum Shape {
    TICK,
    RING,
    SQUARE,
    DISC
  }

  private void mark(int x, int y, Shape shape) {
    String centre = "<circle cx='" + x + "' cy='" + y + "' ";
    switch (shape) {
      case TICK -> add("<path d='M" + x + " " + (y - 4) + "v9' stroke='#777' stroke-width='2'/>\n");
      case RING -> add(centre + "r='4' fill='none' stroke='#1f77b4'/>\n");
      case SQUARE -> {
        add("<rect x='" + (x - 4) + "' y='" + (y - 4) + "' width='8' height='8' ");
        add("fill='none' stroke='#2ca02c'/>\n");
      }
      case DISC -> add(centre + "r='3' fill='#d62728'/>\n");
    }
  }

  private void text(int x, int y, String anchor, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    add("<text x='" + x + "' y='" + y + "' text-anchor='" + anchor + "'>" + escaped);
    add("</text>\n");
  }

  private void line(int x, int y, int toX, int toY) {
    add("<line x1='" + x + "' y1='" + y + "' x2='" + toX + "' y2='" + toY);
    add("' stroke='#ddd'/>\n");
  }

  private void add(String part) {
    svg.append(part);
  }
}
