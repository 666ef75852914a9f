package org.recourse.server.console.review;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.recourse.casework.oversight.LawfulRequest;
import org.recourse.casework.oversight.LawfulRequestStore;
import org.recourse.casework.staff.StaffAct;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.faces.Face;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The register of what authorities asked for, and what little was held and given.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/requests")
class LawfulRequestController {

  private final LawfulRequestStore store;
  private final Colleagues colleagues;
  private final InstantSource clock;

  LawfulRequestController(LawfulRequestStore store, Colleagues colleagues, InstantSource clock) {
    this.store = store;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /// An entry as the page shows it.
  ///
  /// @param number which
  /// @param request what was asked, and what came of it
  /// @param who who entered it
  /// @param at when
  record Line(long number, LawfulRequest request, String who, String at) {}

  @GetMapping
  @RequiresAct(StaffAct.LAWFUL_REQUEST)
  String requests(StaffCaller me, Model model) {
    List<Line> lines = store.all(me.tenant()).stream()
        .map(one -> new Line(
            one.number(),
            one.request(),
            colleagues.pseudonym(one.by()),
            TimeLeft.said(one.enteredAt())))
        .toList();
    model.addAttribute("requests", lines);
    model.addAttribute("outcomes", LawfulRequest.Outcome.values());
    return "console/requests";
  }

  @PostMapping
  @RequiresAct(StaffAct.LAWFUL_REQUEST)
  String enter(
      StaffCaller me,
      @RequestParam LocalDate receivedOn,
      @RequestParam String authority,
      @RequestParam String basis,
      @RequestParam String asked,
      @RequestParam String held,
      @RequestParam LawfulRequest.Outcome outcome) {
    Possible.act(() -> {
      var _ = store.enter(
          me.tenant(),
          new LawfulRequest(receivedOn, authority, basis, asked, held, outcome),
          me.id().number(),
          clock.instant());
    });
    return "redirect:/requests";
  }
}
