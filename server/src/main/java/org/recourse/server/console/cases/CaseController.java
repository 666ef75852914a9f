package org.recourse.server.console.cases;

import java.util.List;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseId;
import org.recourse.casework.cases.SharedCase;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.TwoPersonAct;
import org.recourse.server.casework.SupportDesk;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.console.review.TimeLeft;
import org.recourse.server.console.staff.ApprovalDesk;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The cases that requesters let caseworkers read: what they told and what happened, messages,
/// and the file that two persons hand out.
@Controller("consoleCases")
@RequestMapping(Face.IN_CONSOLE + "/cases")
class CaseController {

  private static final int SHOWN = 200;

  private final SupportDesk desk;
  private final ApprovalDesk approvals;
  private final CaseFileExport export;

  CaseController(SupportDesk desk, ApprovalDesk approvals, CaseFileExport export) {
    this.desk = desk;
    this.approvals = approvals;
    this.export = export;
  }

  /// A line of the list.
  ///
  /// @param id its number here
  /// @param number the handle by which she names it
  /// @param opened when it was opened
  /// @param waits since when she waits for an answer, empty if she does not
  record Line(long id, String number, String opened, String waits) {
    static Line of(SharedCase one) {
      return new Line(
          one.id().number(),
          one.handle().text(),
          TimeLeft.said(one.openedAt()),
          one.isWaiting() ? TimeLeft.said(one.answeredAt().orElseThrow()) : "");
    }
  }

  @GetMapping
  @RequiresAct(StaffAct.READ_CASE)
  String cases(StaffCaller me, Model model) {
    List<Line> lines = desk.shared(me.tenant(), SHOWN).stream().map(Line::of).toList();
    model.addAttribute("lines", lines);
    return "console/cases";
  }

  @PostMapping
  @RequiresAct(StaffAct.READ_CASE)
  String find(StaffCaller me, @RequestParam String number) {
    CaseId id = desk.find(me.tenant(), number).orElseThrow(CaseController::none);
    return "redirect:/cases/" + id.number();
  }

  @GetMapping("/{id}")
  @RequiresAct(StaffAct.READ_CASE)
  String read(StaffCaller me, @PathVariable long id, Model model) {
    CaseFile file =
        desk.read(me.tenant(), id(id), me.id().number()).orElseThrow(CaseController::none);
    model.addAttribute("view", CaseView.of(file));
    model.addAttribute("writes", me.may(StaffAct.WRITE_TO_REQUESTER));
    model.addAttribute("exports", me.may(StaffAct.EXPORT_CASE));
    model.addAttribute("longest", SupportDesk.LONGEST_MESSAGE);
    return "console/case";
  }

  @PostMapping("/{id}/messages")
  @RequiresAct(StaffAct.WRITE_TO_REQUESTER)
  String write(StaffCaller me, @PathVariable long id, @RequestParam String text) {
    CaseId to = id(id);
    if (!ProblemException.valid(() -> desk.write(me.tenant(), to, me.id().number(), text))) {
      throw none();
    }
    return "redirect:/cases/" + id;
  }

  @PostMapping("/{id}/export")
  @RequiresAct(StaffAct.EXPORT_CASE)
  String propose(StaffCaller me, @PathVariable long id, @RequestParam String reason) {
    if (desk.read(me.tenant(), id(id), me.id().number()).isEmpty()) {
      throw none();
    }
    approvals.propose(me, TwoPersonAct.EXPORT_CASE, subject(id), reason);
    return "redirect:/approvals";
  }

  @PostMapping("/{id}/file")
  @RequiresAct(StaffAct.EXPORT_CASE)
  ResponseEntity<byte[]> file(StaffCaller me, @PathVariable long id) {
    CaseId of = id(id);
    if (approvals.use(me, TwoPersonAct.EXPORT_CASE, subject(id)).isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "a second person has not approved this, or it was used");
    }
    CaseFile file =
        desk.handOut(me.tenant(), of, me.id().number()).orElseThrow(CaseController::none);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("case-" + id + ".json")
                .build()
                .toString())
        .body(export.of(file));
  }

  private static String subject(long id) {
    return "case/" + id;
  }

  private static CaseId id(long id) {
    return ProblemException.valid(() -> new CaseId(id));
  }

  private static ProblemException none() {
    return ProblemException.notFound("case");
  }
}
