package org.recourse.server.partner;

import java.time.YearMonth;
import java.util.Map;
import org.recourse.casework.oversight.FigureExport;
import org.recourse.casework.oversight.Period;
import org.recourse.server.access.Caller;
import org.recourse.server.casework.FigureDesk;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Figures as they may be published.
@RestController
@RequestMapping("/api/v1/figures")
class FigureController {

  private static final int FIRST_YEAR = 2000;
  private static final int MONTHS = 12;
  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  private final FigureDesk desk;
  private final JsonMapper json;

  FigureController(FigureDesk desk, JsonMapper json) {
    this.desk = desk;
    this.json = json;
  }

  /// Returns the figures of notices that came in one month, as they may be published: rounded
  /// to five, and null where a number is below five or one that is would follow from it. A month
  /// that is not over has none: figures that are read twice would tell what happened in between.
  ///
  /// @param year 2000 to this
  /// @param month 1 to 12, of UTC
  @GetMapping("/{year}/{month}")
  Map<String, Object> month(Caller caller, @PathVariable int year, @PathVariable int month) {
    YearMonth now = desk.thisMonth();
    if (year < FIRST_YEAR || year > now.getYear() || month < 1 || month > MONTHS) {
      throw ProblemException.notFound("month");
    }
    YearMonth asked = YearMonth.of(year, month);
    if (!asked.isBefore(now)) {
      throw ProblemException.notFound("month that is over");
    }
    Period period = new Period(asked, asked);
    return json.readValue(
        FigureExport.json(desk.published(caller.key().tenant(), period)).content(), MEMBERS);
  }
}
