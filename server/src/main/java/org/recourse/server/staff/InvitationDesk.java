package org.recourse.server.staff;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.casework.staff.StaffStore.Invitation;
import org.recourse.hub.TenantId;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.stereotype.Component;

/// Invites staff. There is no default credential, and nobody chooses another's. May be shared
/// between threads.
@Component
public class InvitationDesk {

  /// How long an invitation is good.
  public static final Duration VALID = Duration.ofHours(24);

  private static final int LONGEST_NAME = 100;
  private static final int ATTEMPTS = 50;

  private final StaffStore staff;
  private final ConsoleOrigin origin;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Pseudonyms pseudonyms = new Pseudonyms(random);

  /// Invites into this store, to the console at this origin.
  public InvitationDesk(StaffStore staff, ConsoleOrigin origin, InstantSource clock) {
    this.staff = staff;
    this.origin = origin;
    this.clock = clock;
  }

  /// Somebody who is invited.
  ///
  /// @param member who
  /// @param token what he needs, shown once
  /// @param link where he goes: the token stands behind `#`, so that no server and no log on the
  ///     way ever gets it
  /// @param expiresAt when it ends
  public record Invited(
      StaffMember member, InvitationToken token, String link, Instant expiresAt) {}

  /// Invites somebody new.
  ///
  /// @param name by which he will sign in
  /// @throws ProblemException if the console is not open, the roles do not go together, or the
  ///     name is taken
  public Invited invite(TenantId tenant, String name, Set<Role> roles) {
    String link = link();
    String checked = checkedName(name);
    checkedRoles(roles);
    Instant now = clock.instant();
    InvitationToken token = InvitationToken.make(random);
    Invitation invitation = new Invitation(token.digest(), now.plus(VALID));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<StaffMember> made =
          staff.invite(tenant, checked, pseudonyms.next(), roles, invitation, now);
      if (made.isPresent()) {
        return invited(made.get(), token, link, invitation);
      }
      if (staff.named(checked).isPresent()) {
        break;
      }
    }
    throw new ProblemException(ProblemCode.NAME_TAKEN, "somebody signs in by this name already");
  }

  /// Invites somebody again who lost his device or password.
  ///
  /// @throws ProblemException if this tenant has no such member
  public Invited inviteAgain(TenantId tenant, StaffId member) {
    String link = link();
    InvitationToken token = InvitationToken.make(random);
    Invitation invitation = new Invitation(token.digest(), clock.instant().plus(VALID));
    StaffMember found = staff
        .find(member)
        .filter(one -> one.tenant().equals(tenant) && !one.disabled())
        .filter(one -> staff.inviteAgain(one.id(), invitation))
        .orElseThrow(() -> ProblemException.notFound("member"));
    return invited(found, token, link, invitation);
  }

  private static Invited invited(
      StaffMember member, InvitationToken token, String link, Invitation invitation) {
    return new Invited(member, token, link + token.reveal(), invitation.expiresAt());
  }

  private String link() {
    return origin
        .uri()
        .map(uri -> uri + "/invitation#")
        .orElseThrow(() -> ProblemException.invalid("the console is not open: see --console-port"));
  }

  private static void checkedRoles(Set<Role> roles) {
    if (roles.isEmpty()) {
      throw ProblemException.invalid("somebody new needs at least one role");
    }
    StaffMember.checked(roles);
  }

  private static String checkedName(String name) {
    String normal = normalName(name);
    if (normal.isEmpty() || normal.length() > LONGEST_NAME) {
      throw ProblemException.invalid("a name has 1 to " + LONGEST_NAME + " characters");
    }
    return normal;
  }

  /// Returns a name as it is compared: however it was typed.
  public static String normalName(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
