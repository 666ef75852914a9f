package org.recourse.server.console.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.Ground;
import org.recourse.casework.review.Hold;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.LookReason;
import org.recourse.casework.review.Outcome;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.casework.staff.TwoPersonAct;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.console.staff.ApprovalDesk;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One notice: what it says, what the platform found, and what is decided of it.
@Controller("consoleNotices")
@RequestMapping(Face.IN_CONSOLE + "/notices/{notice}")
class NoticeController {

  private static final int MOST_HOURS = 72;

  private final ReviewDesk desk;
  private final ApprovalDesk approvals;
  private final StaffStore staff;
  private final InstantSource clock;

  NoticeController(ReviewDesk desk, ApprovalDesk approvals, StaffStore staff, InstantSource clock) {
    this.desk = desk;
    this.approvals = approvals;
    this.staff = staff;
    this.clock = clock;
  }

  @GetMapping
  @RequiresAct(StaffAct.READ_NOTICE)
  String notice(StaffCaller me, @PathVariable String notice, Model model) {
    show(me, id(notice), model);
    return "console/notice";
  }

  private void show(StaffCaller me, NoticeId notice, Model model) {
    Instant now = clock.instant();
    List<ReviewDesk.Dossier> dossiers = desk.dossiers(me.tenant(), notice);
    if (dossiers.isEmpty()
        || Spared.isRestricted(me.member(), dossiers.getFirst().line())) {
      throw ProblemException.notFound("notice");
    }
    model.addAttribute("view", NoticeView.of(dossiers, me.id().number(), now));
    model.addAttribute(
        "mine",
        dossiers
            .getFirst()
            .line()
            .claim()
            .filter(claim -> claim.reviewer() == me.id().number() && now.isBefore(claim.until()))
            .isPresent());
    model.addAttribute("outcomes", Outcome.values());
    model.addAttribute("grounds", Ground.values());
    model.addAttribute("reasons", LookReason.values());
    model.addAttribute("left", desk.left(me.id().number()));
    model.addAttribute(
        "colleagues",
        staff.ofTenant(me.tenant()).stream()
            .filter(one -> !one.id().equals(me.id()) && one.may(StaffAct.DECIDE))
            .map(StaffMember::pseudonym)
            .toList());
  }

  @PostMapping("/claim")
  @RequiresAct(StaffAct.CLAIM)
  String claim(StaffCaller me, @PathVariable String notice) {
    return act(notice, () -> desk.claim(me.tenant(), own(me, notice), me.id().number()));
  }

  @PostMapping("/release")
  @RequiresAct(StaffAct.CLAIM)
  String release(StaffCaller me, @PathVariable String notice) {
    return act(
        notice,
        () -> desk.release(me.tenant(), own(me, notice), me.id().number(), Optional.empty()));
  }

  @PostMapping("/handover")
  @RequiresAct(StaffAct.CLAIM)
  String handOver(StaffCaller me, @PathVariable String notice, @RequestParam String to) {
    long colleague = staff.ofTenant(me.tenant()).stream()
        .filter(one -> one.pseudonym().equals(to) && one.may(StaffAct.DECIDE))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("there is no such colleague"))
        .id()
        .number();
    return act(
        notice,
        () -> desk.release(me.tenant(), own(me, notice), me.id().number(), Optional.of(colleague)));
  }

  @PostMapping("/hold")
  @RequiresAct(StaffAct.CLAIM)
  String hold(
      StaffCaller me,
      @PathVariable String notice,
      @RequestParam int hours,
      @RequestParam String why) {
    if (hours < 1 || hours > MOST_HOURS) {
      throw ProblemException.invalid("hours must be 1 to " + MOST_HOURS + ": " + hours);
    }
    Hold hold =
        ProblemException.valid(() -> new Hold(clock.instant().plus(Duration.ofHours(hours)), why));
    return act(notice, () -> desk.hold(me.tenant(), own(me, notice), me.id().number(), hold));
  }

  @PostMapping("/escalate")
  @RequiresAct(StaffAct.CLAIM)
  String escalate(
      StaffCaller me,
      @PathVariable String notice,
      @RequestParam(defaultValue = "true") boolean on) {
    return act(notice, () -> desk.escalate(me.tenant(), own(me, notice), on));
  }

  @PostMapping("/items/{item}/decision")
  @RequiresAct(StaffAct.DECIDE)
  String decide(
      StaffCaller me,
      @PathVariable String notice,
      @PathVariable int item,
      @RequestParam Outcome outcome,
      @RequestParam Ground ground,
      @RequestParam(defaultValue = "") String note) {
    ItemId of = new ItemId(own(me, notice), item);
    return act(notice, () -> {
      desk.claim(me.tenant(), of.notice(), me.id().number());
      desk.decide(
          me.tenant(), new ReviewDesk.Finding(of, outcome, ground, me.id().number(), note));
    });
  }

  @PostMapping("/items/{item}/undo")
  @RequiresAct(StaffAct.UNDO)
  String undo(
      StaffCaller me,
      @PathVariable String notice,
      @PathVariable int item,
      @RequestParam(defaultValue = "") String reason) {
    ItemId of = new ItemId(own(me, notice), item);
    if (isRestricted(me, of)) {
      approvals.propose(me, TwoPersonAct.RESTORE_AFTER_REMOVAL, Restoration.subject(of), reason);
      return "redirect:/approvals";
    }
    return act(notice, () -> desk.undo(me.tenant(), of, me.id().number()));
  }

  private boolean isRestricted(StaffCaller me, ItemId item) {
    return desk.dossiers(me.tenant(), item.notice()).stream()
        .filter(one -> one.item().id().equals(item))
        .flatMap(one -> one.item().decision().stream())
        .anyMatch(decision -> decision.outcome().restricts());
  }

  // A notice that this member may open; what he may not is not there.
  private NoticeId own(StaffCaller me, String notice) {
    NoticeId id = id(notice);
    boolean open = desk.dossiers(me.tenant(), id).stream()
        .anyMatch(one -> !Spared.isRestricted(me.member(), one.line()));
    if (!open) {
      throw ProblemException.notFound("notice");
    }
    return id;
  }

  private static NoticeId id(String notice) {
    return NoticeId.read(notice).orElseThrow(() -> ProblemException.notFound("notice"));
  }

  private static String act(String notice, Runnable act) {
    Possible.act(act);
    return "redirect:/notices/" + id(notice).text();
  }
}
