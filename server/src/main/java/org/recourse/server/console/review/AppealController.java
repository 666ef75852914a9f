package org.recourse.server.console.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.review.Appeal;
import org.recourse.casework.staff.StaffAct;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What requesters and uploaders contest.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/appeals")
class AppealController {

  private final ReviewDesk desk;
  private final InstantSource clock;

  AppealController(ReviewDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /// An appeal as the page shows it.
  ///
  /// @param number which
  /// @param notice of which notice
  /// @param item of which of its items
  /// @param by who contests
  /// @param expedited whether it goes first
  /// @param received when it came
  /// @param due by when it must be decided, if a clock runs
  /// @param text what is said
  record Line(
      long number,
      String notice,
      int item,
      String by,
      boolean expedited,
      String received,
      Optional<TimeLeft> due,
      String text) {
    static Line of(Appeal appeal, Optional<Instant> dueAt, Instant now) {
      return new Line(
          appeal.number(),
          appeal.item().notice().text(),
          appeal.item().number(),
          appeal.by().name(),
          appeal.expedited(),
          TimeLeft.said(appeal.receivedAt()),
          dueAt.map(due -> TimeLeft.of(due, now)),
          appeal.text());
    }

    @Override
    public String toString() {
      return "Line[withheld]";
    }
  }

  @GetMapping
  @RequiresAct(StaffAct.DECIDE_APPEAL)
  String appeals(StaffCaller me, Model model) {
    Instant now = clock.instant();
    List<Line> lines = desk.appeals(me.tenant()).stream()
        .map(appeal -> Line.of(appeal, desk.dueAt(appeal), now))
        .toList();
    model.addAttribute("appeals", lines);
    return "console/appeals";
  }

  @PostMapping("/{number}")
  @RequiresAct(StaffAct.DECIDE_APPEAL)
  String rule(StaffCaller me, @PathVariable long number, @RequestParam boolean upheld) {
    Appeal appeal = desk.appeals(me.tenant()).stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("appeal"));
    Possible.act(() -> desk.rule(me.tenant(), appeal, upheld, me.id().number()));
    return upheld ? "redirect:/notices/" + appeal.item().notice().text() : "redirect:/appeals";
  }
}
