package org.recourse.server.console.review;

import java.util.List;
import org.recourse.casework.cases.CaseReading;
import org.recourse.casework.review.Look;
import org.recourse.casework.review.UndoneDecision;
import org.recourse.casework.staff.StaffAct;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.casework.SupportDesk;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.faces.Face;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Who looked at what, and why; who took which decision back; who was in a requester's case.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/record")
class RecordController {

  private static final int SHOWN = 500;

  private final ReviewDesk desk;
  private final SupportDesk support;
  private final Colleagues colleagues;

  RecordController(ReviewDesk desk, SupportDesk support, Colleagues colleagues) {
    this.desk = desk;
    this.support = support;
    this.colleagues = colleagues;
  }

  /// A look as the page shows it.
  ///
  /// @param at when
  /// @param who by pseudonym
  /// @param notice at an item of which notice
  /// @param item which
  /// @param reason why
  /// @param shown whether there was something to see
  record Line(String at, String who, String notice, int item, String reason, boolean shown) {}

  /// A decision that was taken back, as the page shows it.
  ///
  /// @param at when it was taken back
  /// @param who took it back, by pseudonym
  /// @param notice on an item of which notice
  /// @param item which
  /// @param outcome what had been decided
  /// @param decided by whom and when
  record UndoneLine(
      String at, String who, String notice, int item, String outcome, String decided) {}

  /// That somebody was in a requester's case, as the page shows it.
  ///
  /// @param at when
  /// @param who by pseudonym
  /// @param id in which case
  /// @param act what was done
  record Visit(String at, String who, long id, String act) {}

  @GetMapping
  @RequiresAct(StaffAct.READ_RECORD)
  String looks(StaffCaller me, Model model) {
    List<Line> lines = desk.looked(me.tenant(), SHOWN).stream().map(this::line).toList();
    model.addAttribute("looked", lines);
    model.addAttribute(
        "undone", desk.undone(me.tenant(), SHOWN).stream().map(this::line).toList());
    model.addAttribute(
        "readings",
        support.readings(me.tenant(), SHOWN).stream().map(this::visit).toList());
    return "console/record";
  }

  private Visit visit(CaseReading reading) {
    return new Visit(
        TimeLeft.said(reading.at()),
        colleagues.pseudonym(reading.staff()),
        reading.id().number(),
        reading.act().name());
  }

  private Line line(Look look) {
    return new Line(
        TimeLeft.said(look.at()),
        colleagues.pseudonym(look.reviewer()),
        look.item().notice().text(),
        look.item().number(),
        look.reason().name(),
        look.shown());
  }

  private UndoneLine line(UndoneDecision undone) {
    return new UndoneLine(
        TimeLeft.said(undone.undoneAt()),
        colleagues.pseudonym(undone.undoneBy()),
        undone.item().notice().text(),
        undone.item().number(),
        undone.outcome().name(),
        colleagues.pseudonym(undone.reviewer())
            + undone.second().map(second -> ", " + colleagues.pseudonym(second)).orElse("")
            + ", "
            + TimeLeft.said(undone.decidedAt()));
  }
}
