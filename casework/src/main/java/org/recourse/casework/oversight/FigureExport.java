package org.recourse.casework.oversight;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.law.ClockId;
import org.recourse.casework.law.RegimeId;
import tools.jackson.databind.json.JsonMapper;

/// A publication as CSV and as JSON. What is withheld is the word `withheld`, or null.
public final class FigureExport {

  private static final String WITHHELD = "withheld";
  private static final List<String> HEAD = List.of("regime", "month", "clock", "figure", "value");

  private FigureExport() {}

  /// Returns the publication as CSV, one figure a line. A line without a month is of the
  /// period.
  public static ReportFile csv(Publication publication) {
    StringBuilder lines = new StringBuilder(Csv.line(HEAD));
    publication
        .counts()
        .forEach((key, shown) -> lines.append(Csv.line(List.of(
            key.regime().name(),
            key.month().map(YearMonth::toString).orElse(""),
            key.clock().map(ClockId::code).orElse(""),
            key.count().name(),
            text(shown)))));
    for (RegimeId regime : publication.regimes()) {
      for (Optional<YearMonth> month : slices(publication)) {
        times(publication.times(regime, month))
            .forEach((name, value) -> lines.append(Csv.line(List.of(
                regime.name(),
                month.map(YearMonth::toString).orElse(""),
                "",
                name,
                value.isPresent() ? Long.toString(value.getAsLong()) : WITHHELD))));
      }
    }
    return new ReportFile(name(publication, "csv"), lines.toString());
  }

  /// Returns the publication as JSON.
  public static ReportFile json(Publication publication) {
    List<Map<String, @Nullable Object>> figures = new ArrayList<>();
    publication.counts().forEach((key, shown) -> {
      Map<String, @Nullable Object> figure = new LinkedHashMap<>();
      figure.put("regime", key.regime().name());
      key.month().ifPresent(month -> figure.put("month", month.toString()));
      key.clock().ifPresent(clock -> figure.put("clock", clock.code()));
      figure.put("figure", key.count().name());
      figure.put("value", shown instanceof Shown.Rounded(long value) ? value : null);
      figures.add(figure);
    });
    for (RegimeId regime : publication.regimes()) {
      for (Optional<YearMonth> month : slices(publication)) {
        times(publication.times(regime, month)).forEach((name, value) -> {
          Map<String, @Nullable Object> figure = new LinkedHashMap<>();
          figure.put("regime", regime.name());
          month.ifPresent(m -> figure.put("month", m.toString()));
          figure.put("figure", name);
          figure.put("value", value.isPresent() ? value.getAsLong() : null);
          figures.add(figure);
        });
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", "recourse-figures");
    all.put("version", 1);
    all.put("from", publication.period().from().toString());
    all.put("to", publication.period().to().toString());
    all.put("rounded_to", Suppression.LEAST);
    all.put("figures", figures);
    return new ReportFile(name(publication, "json"), JsonMapper.shared().writeValueAsString(all));
  }

  private static String text(Shown shown) {
    return shown instanceof Shown.Rounded(long value) ? Long.toString(value) : WITHHELD;
  }

  private static Map<String, OptionalLong> times(ShownTimes times) {
    Map<String, OptionalLong> named = new LinkedHashMap<>();
    named.put("MEDIAN_HOURS", times.medianHours());
    named.put("P90_HOURS", times.p90Hours());
    named.put("WORST_HOURS", times.worstHours());
    return named;
  }

  private static List<Optional<YearMonth>> slices(Publication publication) {
    List<Optional<YearMonth>> slices = new ArrayList<>();
    slices.add(Optional.empty());
    publication.period().months().forEach(month -> slices.add(Optional.of(month)));
    return slices;
  }

  private static String name(Publication publication, String ending) {
    return "figures-"
        + publication.period().from()
        + "-"
        + publication.period().to()
        + "."
        + ending;
  }
}
