package org.recourse.server.console.review;

import java.util.List;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.Outcome;
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

/// Decisions that somebody makes again without knowing the first.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/samples")
class SampleController {

  private final ReviewDesk desk;

  SampleController(ReviewDesk desk) {
    this.desk = desk;
  }

  /// A sample as the page shows it: the declarations and the place, not what was decided.
  ///
  /// @param notice of which notice
  /// @param item which of its items
  /// @param kind what it is said to be
  /// @param declared what is declared
  /// @param statement what the notifier says
  /// @param confirmed whether the same picture was confirmed before
  record Line(
      String notice,
      int item,
      String kind,
      List<String> declared,
      String statement,
      boolean confirmed) {
    @Override
    public String toString() {
      return "Line[withheld]";
    }
  }

  @GetMapping
  @RequiresAct(StaffAct.SECOND_REVIEW)
  String samples(StaffCaller me, Model model) {
    List<Line> lines = desk.samples(me.tenant(), me.id().number()).stream()
        .flatMap(item -> desk.dossiers(me.tenant(), item.notice()).stream()
            .filter(one -> one.item().id().equals(item)))
        .filter(one -> !Spared.from(me.member(), one.line()))
        .map(one -> line(one, me.id().number()))
        .toList();
    model.addAttribute("samples", lines);
    model.addAttribute("outcomes", Outcome.values());
    return "console/samples";
  }

  private static Line line(ReviewDesk.Dossier dossier, long reader) {
    NoticeView view = NoticeView.of(List.of(dossier), reader, dossier.notice().receivedAt());
    NoticeView.ItemView item = view.items().getFirst();
    return new Line(
        view.notice(),
        item.number(),
        item.kind(),
        view.declared(),
        view.statement(),
        item.confirmed());
  }

  @PostMapping("/{notice}/{item}")
  @RequiresAct(StaffAct.SECOND_REVIEW)
  String decide(
      StaffCaller me,
      @PathVariable String notice,
      @PathVariable int item,
      @RequestParam Outcome outcome) {
    NoticeId id = NoticeId.read(notice).orElseThrow(() -> ProblemException.notFound("sample"));
    Possible.act(() -> {
      var _ = desk.sampled(me.tenant(), new ItemId(id, item), outcome, me.id().number());
    });
    return "redirect:/samples";
  }
}
