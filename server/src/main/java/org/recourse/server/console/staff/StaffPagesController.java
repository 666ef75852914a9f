package org.recourse.server.console.staff;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffCredentials;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffStore;
import org.recourse.casework.staff.TwoPersonAct;
import org.recourse.server.console.access.RequiresAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.faces.Face;
import org.recourse.server.problem.ProblemException;
import org.recourse.server.staff.InvitationDesk;
import org.recourse.server.staff.InvitationDesk.Invited;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who works here: by pseudonyms, since names are shown to nobody.
@Controller
@RequestMapping(Face.IN_CONSOLE + "/staff")
class StaffPagesController {

  private final StaffStore staff;
  private final MemberDesk members;
  private final InvitationDesk invitations;
  private final ApprovalDesk approvals;

  StaffPagesController(
      StaffStore staff, MemberDesk members, InvitationDesk invitations, ApprovalDesk approvals) {
    this.staff = staff;
    this.members = members;
    this.invitations = invitations;
    this.approvals = approvals;
  }

  @GetMapping
  @RequiresAct(StaffAct.READ_STAFF)
  String all(
      StaffCaller caller, @RequestParam(required = false) @Nullable String said, Model model) {
    model.addAttribute("members", staff.ofTenant(caller.tenant()));
    model.addAttribute("manages", caller.may(StaffAct.MANAGE_STAFF));
    model.addAttribute("grantable", MemberDesk.grantable(caller));
    model.addAttribute("nobody", "nobody".equals(said));
    return "console/staff";
  }

  @PostMapping
  @RequiresAct(StaffAct.MANAGE_STAFF)
  String invite(
      StaffCaller caller,
      @RequestParam String name,
      @RequestParam(required = false) @Nullable List<Role> role,
      Model model) {
    Set<Role> roles = roles(role);
    members.mustGrant(caller, roles);
    return invited(invitations.invite(caller.tenant(), name, roles), model);
  }

  // Shown in the answer itself, since it is kept nowhere.
  private static String invited(Invited invited, Model model) {
    model.addAttribute("pseudonym", invited.member().pseudonym());
    model.addAttribute("link", invited.link());
    model.addAttribute("until", Times.minute(invited.expiresAt()));
    return "console/invited";
  }

  /// By the whole name, which somebody must know: nobody can list names.
  @PostMapping("/find")
  @RequiresAct(StaffAct.MANAGE_STAFF)
  String find(StaffCaller caller, @RequestParam String name) {
    Optional<StaffId> found = staff
        .named(InvitationDesk.normalName(name))
        .map(StaffCredentials::member)
        .filter(member -> member.tenant().equals(caller.tenant()))
        .map(member -> member.id());
    return found.map(id -> "redirect:/staff/" + id.number()).orElse("redirect:/staff?said=nobody");
  }

  @GetMapping("/{number}")
  @RequiresAct(StaffAct.MANAGE_STAFF)
  String member(
      StaffCaller caller,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable String said,
      Model model) {
    var member = members.find(caller, number);
    model.addAttribute("member", member);
    model.addAttribute("self", member.id().equals(caller.id()));
    model.addAttribute("mine", members.mayManage(caller, member));
    model.addAttribute("grantable", MemberDesk.grantable(caller));
    model.addAttribute("proposed", "proposed".equals(said));
    return "console/member";
  }

  @PostMapping("/{number}/roles")
  @RequiresAct(StaffAct.MANAGE_STAFF)
  String setRoles(
      StaffCaller caller,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable List<Role> role) {
    members.setRoles(caller, number, roles(role));
    return "redirect:/staff/" + number;
  }

  @PostMapping("/{number}/disable")
  @RequiresAct(StaffAct.MANAGE_STAFF)
  String disable(StaffCaller caller, @PathVariable long number) {
    members.setDisabled(caller, number, true);
    return "redirect:/staff/" + number;
  }

  @PostMapping("/{number}/enable")
  @RequiresAct(StaffAct.MANAGE_STAFF)
  String enable(StaffCaller caller, @PathVariable long number) {
    members.setDisabled(caller, number, false);
    return "redirect:/staff/" + number;
  }

  @PostMapping("/{number}/invitation")
  @RequiresAct(StaffAct.MANAGE_STAFF)
  String inviteAgain(StaffCaller caller, @PathVariable long number, Model model) {
    var member = members.toManage(caller, number);
    return invited(invitations.inviteAgain(caller.tenant(), member.id()), model);
  }

  @PostMapping("/{number}/removal")
  @RequiresAct(StaffAct.MANAGE_STAFF)
  String proposeRemoval(
      StaffCaller caller, @PathVariable long number, @RequestParam String reason) {
    var member = members.toManage(caller, number);
    approvals.propose(caller, TwoPersonAct.REMOVE_STAFF, StaffRemoval.subject(member.id()), reason);
    return "redirect:/staff/" + number + "?said=proposed";
  }

  private static Set<Role> roles(@Nullable List<Role> given) {
    Set<Role> roles = given == null || given.isEmpty() ? Set.of() : EnumSet.copyOf(given);
    if (roles.contains(Role.AUDITOR) && roles.size() > 1) {
      throw ProblemException.invalid("an auditor has no other role: nobody audits himself");
    }
    return roles;
  }
}
