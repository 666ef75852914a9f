package org.recourse.server.console.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.recourse.casework.staff.StaffCredentials;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.staff.InvitationDesk;

/// Knows somebody by name, password and one-time code. May be shared between threads.
///
/// Whether the name is unknown, the password wrong, the code wrong or used, or the account
/// disabled: the answer is the same, and so is the work. One slow digest is always made, against
/// one of nobody's if there is none.
final class PasswordSignIn {

  private final StaffStore staff;
  private final PasswordHashes hashing;
  private final InstantSource clock;
  private final String nobodysHash;
  private final String nobodysSecret = Base32.encode(new byte[Totp.SECRET_BYTES]);

  PasswordSignIn(StaffStore staff, PasswordHashes hashing, InstantSource clock) {
    this.staff = staff;
    this.hashing = hashing;
    this.clock = clock;
    this.nobodysHash = hashing.hash("nobody's");
  }

  /// What somebody typed. Refuses to print itself.
  record Typed(String name, String password, String code) {

    @Override
    public String toString() {
      return "Typed[withheld]";
    }
  }

  /// Returns who it is, if it is he. The code cannot be used again.
  Optional<StaffMember> check(Typed typed) {
    return check(staff.named(InvitationDesk.normalName(typed.name())), typed);
  }

  /// Returns whether it is this member.
  boolean check(StaffId member, Typed typed) {
    return check(staff.credentials(member), typed).isPresent();
  }

  private Optional<StaffMember> check(Optional<StaffCredentials> found, Typed typed) {
    Optional<StaffCredentials> usable = found.filter(one ->
        one.passwordHash() != null && one.totpSecret() != null && !one.member().disabled());
    String hash = usable.map(StaffCredentials::passwordHash).orElse(nobodysHash);
    String secret = usable.map(StaffCredentials::totpSecret).orElse(nobodysSecret);
    Instant now = clock.instant();
    boolean password = hashing.matches(NewPassword.normal(typed.password()), hash);
    OptionalLong step = Totp.match(Base32.decode(secret), typed.code(), now);
    if (usable.isEmpty() || !password || step.isEmpty()) {
      return Optional.empty();
    }
    StaffMember member = usable.get().member();
    return staff.useTotpStep(member.id(), step.getAsLong())
        ? Optional.of(member)
        : Optional.empty();
  }
}
