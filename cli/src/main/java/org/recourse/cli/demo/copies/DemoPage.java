package org.recourse.cli.demo.copies;

import java.util.Comparator;
import java.util.List;

/// The results as a page: the photograph, and beside it what became of it and whether it was
/// found.
final class DemoPage {

  private static final String STYLE = """
      :root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
      body { margin: 0 auto; max-width: 76rem; padding: 1rem; }
      h2 { margin: 2.5rem 0 .5rem; }
      .row { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 1rem; }
      figure { margin: 0; }
      .frame { height: 10rem; display: grid; place-items: center; background: #8882; border-radius: .4rem; }
      .box { position: relative; display: inline-block; line-height: 0; }
      img { max-width: 10rem; max-height: 10rem; }
      svg { position: absolute; inset: 0; width: 100%; height: 100%; }
      polygon { fill: none; stroke: #f80; stroke-width: 2; vector-effect: non-scaling-stroke; }
      figcaption { padding: .3rem 0; font-size: .9rem; }
      .right::before { content: "✓ "; color: #2a7; font-weight: bold; }
      .wrong::before { content: "✗ "; color: #d33; font-weight: bold; }
      """;

  private DemoPage() {}

  static String html(List<Result> results) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>Recourse: what was found</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n<h1>What was found</h1>\n")
        .append(
            "<p>Four photographs were put into a bank, as fingerprints. Then changed copies of them were looked up,")
        .append(" and copies of three photographs that are not in the bank. ")
        .append(results.stream().filter(Result::isRight).count())
        .append(" of ")
        .append(results.size())
        .append(
            " answers are right. Where only a part of a picture is the photograph, an orange line shows which.</p>\n")
        .append("<p>A match is a fact about bits. What it means is for a person to judge.</p>\n");
    results.stream()
        .sorted(Comparator.comparing((Result result) -> !result.specimen().banked()))
        .map(result -> result.specimen().photo())
        .distinct()
        .forEach(photo -> section(photo, results, html));
    return html.append("<p>Photographs: see examples/photos/CREDITS.md.</p>\n</html>\n")
        .toString();
  }

  private static void section(String photo, List<Result> all, StringBuilder html) {
    List<Result> results =
        all.stream().filter(result -> result.specimen().photo().equals(photo)).toList();
    Specimen first = results.getFirst().specimen();
    html.append("<h2>")
        .append(first.title())
        .append("</h2>\n<p>")
        .append(
            first.banked()
                ? "In the bank: every copy should be found."
                : "Not in the bank: nothing should be found.")
        .append("</p>\n<div class=\"row\">\n");
    results.forEach(result -> figure(result, html));
    html.append("</div>\n");
  }

  private static void figure(Result result, StringBuilder html) {
    Specimen specimen = result.specimen();
    html.append("<figure><div class=\"frame\"><div class=\"box\"><img loading=\"lazy\" src=\"")
        .append(specimen.link())
        .append("\" alt=\"")
        .append(specimen.title())
        .append(", ")
        .append(specimen.change().words())
        .append("\">");
    result.found().ifPresent(found -> outline(found.corners(), html));
    html.append("</div></div><figcaption><b>")
        .append(specimen.change().words())
        .append("</b><br><span class=\"")
        .append(result.isRight() ? "right" : "wrong")
        .append("\">")
        .append(result
            .found()
            .map(found -> found.entry() + ": " + found.line())
            .orElse("nothing found"))
        .append("</span></figcaption></figure>\n");
  }

  private static void outline(List<Double> corners, StringBuilder html) {
    if (corners.isEmpty()) {
      return;
    }
    html.append(
        "<svg viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><polygon points=\"");
    for (int i = 0; i + 1 < corners.size(); i += 2) {
      html.append(corners.get(i)).append(',').append(corners.get(i + 1)).append(' ');
    }
    html.append("\"/></svg>");
  }
}
