package org.recourse.server.console.staff;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.Approval;
import org.recourse.casework.staff.Approval.State;
import org.recourse.casework.staff.Approval.Step;
import org.recourse.casework.staff.ApprovalId;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
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

/// What waits for a second person.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/approvals")
class ApprovalController {

  private final ApprovalDesk desk;
  private final StaffStore staff;

  ApprovalController(ApprovalDesk desk, StaffStore staff) {
    this.desk = desk;
    this.staff = staff;
  }

  /// One line of the page.
  ///
  /// @param approval what waits
  /// @param subject to what, by the pseudonym if it is a member
  /// @param by the pseudonym of who proposed it
  /// @param own whether that is who looks
  /// @param until when it ends, UTC
  record Line(Approval approval, String subject, String by, boolean own, String until) {}

  @GetMapping
  @RequiresAct(StaffAct.APPROVE)
  String waiting(
      StaffCaller caller, @RequestParam(required = false) @Nullable String said, Model model) {
    List<Line> lines =
        desk.waiting(caller).stream().map(one -> line(caller, one)).toList();
    model.addAttribute("lines", lines);
    model.addAttribute("said", Said.of(said));
    return "console/approvals";
  }

  private Line line(StaffCaller caller, Approval approval) {
    StaffId by = approval.proposedBy();
    return new Line(
        approval,
        StaffRemoval.member(approval).map(this::pseudonym).orElse(approval.subject()),
        pseudonym(by),
        by.equals(caller.id()),
        Times.minute(approval.expiresAt()));
  }

  private String pseudonym(StaffId member) {
    return staff.find(member).map(StaffMember::pseudonym).orElse("?");
  }

  @PostMapping("/{number}/approve")
  @RequiresAct(StaffAct.APPROVE)
  String approve(StaffCaller caller, @PathVariable long number) {
    return said(desk.approve(caller, id(number)));
  }

  @PostMapping("/{number}/refuse")
  @RequiresAct(StaffAct.APPROVE)
  String refuse(StaffCaller caller, @PathVariable long number) {
    return said(desk.refuse(caller, id(number)));
  }

  @PostMapping("/{number}/withdraw")
  @RequiresAct(StaffAct.APPROVE)
  String withdraw(StaffCaller caller, @PathVariable long number) {
    return said(desk.withdraw(caller, id(number)));
  }

  private static ApprovalId id(long number) {
    if (number < 1) {
      throw ProblemException.notFound("approval");
    }
    return new ApprovalId(number);
  }

  private static String said(Step step) {
    Said said = switch (step) {
      case Step.Taken(var next) -> of(next.state());
      case Step.Alone() -> Said.ALONE;
      case Step.Expired _, Step.Not _ -> Said.LATE;
    };
    return "redirect:/approvals?said=" + said.code();
  }

  private static Said of(State state) {
    return switch (state) {
      case EXECUTED -> Said.DONE;
      case APPROVED -> Said.APPROVED;
      case REFUSED -> Said.REFUSED;
      case WITHDRAWN -> Said.WITHDRAWN;
      case PROPOSED -> Said.LATE;
    };
  }

  /// What came of a step, as the page says it.
  private enum Said {
    DONE,
    APPROVED,
    REFUSED,
    WITHDRAWN,
    ALONE,
    LATE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String of(@Nullable String code) {
      for (Said one : values()) {
        if (one.code().equals(code)) {
          return code;
        }
      }
      return null;
    }
  }
}
