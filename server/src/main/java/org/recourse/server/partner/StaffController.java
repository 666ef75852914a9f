package org.recourse.server.partner;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemException;
import org.recourse.server.staff.InvitationDesk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who may come into the staff's pages: how the first member gets in, and one who lost everything
/// gets in again.
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {

  private final InvitationDesk desk;
  private final StaffStore staff;

  StaffController(InvitationDesk desk, StaffStore staff) {
    this.desk = desk;
    this.staff = staff;
  }

  /// What is sent to invite somebody.
  ///
  /// @param name by which he will sign in, 1 to 100 characters; nobody else has it
  /// @param roles what he is here for; an auditor has no other role
  record NewMember(@Nullable String name, @Nullable List<Role> roles) {}

  /// A member of the staff.
  ///
  /// @param number who
  /// @param pseudonym what colleagues call him, and records
  /// @param roles what he is here for
  /// @param disabled whether he may not come in
  record MemberJson(long number, String pseudonym, List<Role> roles, boolean disabled) {

    static MemberJson of(StaffMember member) {
      return new MemberJson(
          member.id().number(),
          member.pseudonym(),
          member.roles().stream().sorted().toList(),
          member.disabled());
    }
  }

  /// An invitation.
  ///
  /// @param member who is invited
  /// @param link where he goes, with the token behind `#`; never shown again
  /// @param token the token alone, to be pasted there; never shown again
  /// @param expiresAt when it ends, in seconds since 1970
  record InvitationJson(MemberJson member, String link, String token, long expiresAt) {

    static InvitationJson of(InvitationDesk.Invited invited) {
      return new InvitationJson(
          MemberJson.of(invited.member()),
          invited.link(),
          invited.token().reveal(),
          invited.expiresAt().getEpochSecond());
    }

    @Override
    public String toString() {
      return "InvitationJson[withheld]";
    }
  }

  /// Lists the staff, by pseudonyms. Names are given to nobody.
  @GetMapping
  List<MemberJson> members(Caller caller) {
    return staff.ofTenant(caller.key().tenant()).stream().map(MemberJson::of).toList();
  }

  /// Invites somebody. The invitation works once, for 24 hours.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  InvitationJson invite(Caller caller, @RequestBody NewMember given) {
    List<Role> roles = Given.list("roles", given.roles(), Role.values().length);
    Set<Role> once = roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    return InvitationJson.of(
        desk.invite(caller.key().tenant(), Given.text("name", given.name()), once));
  }

  /// Invites a member again who lost his device or password. What he has works until he accepts.
  @PostMapping("/{number}/invitations")
  @ResponseStatus(HttpStatus.CREATED)
  InvitationJson inviteAgain(Caller caller, @PathVariable long number) {
    if (number < 1) {
      throw ProblemException.notFound("member");
    }
    return InvitationJson.of(desk.inviteAgain(caller.key().tenant(), new StaffId(number)));
  }
}
