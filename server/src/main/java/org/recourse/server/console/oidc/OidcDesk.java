package org.recourse.server.console.oidc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.console.oidc.OidcFlow.Purpose;
import org.recourse.server.console.session.ConsoleSession;
import org.springframework.stereotype.Component;

/// What follows from who the other service says that somebody is. May be shared between threads.
@Component
class OidcDesk {

  private final StaffStore staff;
  private final InstantSource clock;

  OidcDesk(StaffStore staff, InstantSource clock) {
    this.staff = staff;
    this.clock = clock;
  }

  /// What follows.
  sealed interface Step {

    /// He is signed in anew.
    record In(StaffMember member) implements Step {}

    /// He goes on where he was.
    record On(StaffId member, String next) implements Step {}

    /// Nothing.
    record No() implements Step {}
  }

  /// Returns what follows, and does it but for the session.
  Step follow(OidcFlow flow, IdTokens.Checked checked) {
    return switch (flow.purpose()) {
      case Purpose.SignIn() -> known(checked).<Step>map(Step.In::new).orElseGet(Step.No::new);
      case Purpose.Again(StaffId member, ConsoleSession session, String next) ->
        isFresh(flow, checked) && isHe(member, checked)
            ? again(member, session, next)
            : new Step.No();
      case Purpose.Link(StaffId member) ->
        isFresh(flow, checked) && mayLink(member, flow, checked)
            ? new Step.On(member, "/account/signin")
            : new Step.No();
      case Purpose.Invitation(String digest) -> accept(digest, checked);
    };
  }

  private Optional<StaffMember> known(IdTokens.Checked checked) {
    return staff.linked(checked.identity()).filter(member -> !member.disabled());
  }

  private boolean isHe(StaffId member, IdTokens.Checked checked) {
    return known(checked).filter(one -> one.id().equals(member)).isPresent();
  }

  // The service was asked to have him show that it is he: it says when he did.
  private static boolean isFresh(OidcFlow flow, IdTokens.Checked checked) {
    return !checked.authenticatedAt().isBefore(flow.begunAt().minus(IdTokens.APART));
  }

  private Step again(StaffId member, ConsoleSession session, String next) {
    session.refresh(clock.instant());
    return new Step.On(member, next);
  }

  // Whoever was disabled, or whose sessions were ended while he was away, links nothing.
  private boolean mayLink(StaffId member, OidcFlow flow, IdTokens.Checked checked) {
    return staff.find(member).filter(one -> one.knowsSession(flow.begunAt())).isPresent()
        && staff.link(member, checked.identity(), clock.instant());
  }

  private Step accept(String digest, IdTokens.Checked checked) {
    Instant now = clock.instant();
    return staff.accept(digest, checked.identity(), now)
        ? known(checked).<Step>map(Step.In::new).orElseGet(Step.No::new)
        : new Step.No();
  }
}
