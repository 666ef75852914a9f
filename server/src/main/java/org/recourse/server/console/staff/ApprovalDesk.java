package org.recourse.server.console.staff;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.recourse.casework.staff.Approval;
import org.recourse.casework.staff.Approval.Step;
import org.recourse.casework.staff.ApprovalId;
import org.recourse.casework.staff.ApprovalStore;
import org.recourse.casework.staff.TwoPersonAct;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What nobody does alone: proposing, approving, carrying out. Each asks whether the caller may
/// do the act at all. May be shared between threads.
@Component
public class ApprovalDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ApprovalDesk.class);

  private final ApprovalStore approvals;
  private final List<ApprovedAct> acts;
  private final InstantSource clock;

  ApprovalDesk(ApprovalStore approvals, ObjectProvider<ApprovedAct> acts, InstantSource clock) {
    this.approvals = approvals;
    this.acts = acts.stream().toList();
    this.clock = clock;
  }

  /// Proposes an act.
  ///
  /// @param subject to what, as `case/81`
  /// @param reason why, 1 to 1000 characters
  /// @throws ProblemException if he may not do it
  public Approval propose(StaffCaller caller, TwoPersonAct act, String subject, String reason) {
    caller.mustBeAllowed(act.act());
    if (reason.isBlank() || reason.length() > 1000) {
      throw ProblemException.invalid("a reason has 1 to 1000 characters");
    }
    Approval made = approvals.propose(
        caller.tenant(), act, subject, reason.strip(), caller.id(), clock.instant());
    log(caller, made);
    return made;
  }

  /// Returns what waits and is within the caller's rights, the oldest first.
  public List<Approval> waiting(StaffCaller caller) {
    return approvals.open(caller.tenant(), clock.instant()).stream()
        .filter(one -> caller.may(one.act().act()))
        .toList();
  }

  /// Says yes as the second person, and carries the act out if there is an [ApprovedAct] for it.
  ///
  /// @return what came of it; [Approval.State#EXECUTED] if it was carried out
  public Step approve(StaffCaller caller, ApprovalId id) {
    Step step = step(caller, id, one -> one.approve(caller.id(), clock.instant()));
    if (!(step instanceof Step.Taken(var approved))) {
      return step;
    }
    Optional<ApprovedAct> act =
        acts.stream().filter(one -> one.act() == approved.act()).findFirst();
    return act.isEmpty() ? step : carriedOut(caller, approved, act.get());
  }

  private Step carriedOut(StaffCaller caller, Approval approved, ApprovedAct act) {
    Step step = step(caller, approved.id(), one -> one.execute(clock.instant()));
    if (step instanceof Step.Taken(var executed)) {
      act.carryOut(executed);
    }
    return step;
  }

  /// Says no as the second person.
  public Step refuse(StaffCaller caller, ApprovalId id) {
    return step(caller, id, one -> one.refuse(caller.id(), clock.instant()));
  }

  /// Takes one's own proposal back.
  public Step withdraw(StaffCaller caller, ApprovalId id) {
    return step(caller, id, one -> one.withdraw(caller.id()));
  }

  /// Takes an approval in order to carry the act out now, as to hand a case out. Who proposed it
  /// may, and who approved it.
  ///
  /// @return the approval; it is spent, and will be returned to nobody again. Empty if there is
  ///     none
  public Optional<Approval> use(StaffCaller caller, TwoPersonAct act, String subject) {
    caller.mustBeAllowed(act.act());
    Instant now = clock.instant();
    for (Approval one : approvals.approved(caller.tenant(), act, subject, now)) {
      boolean his =
          one.proposedBy().equals(caller.id()) || one.decider().equals(Optional.of(caller.id()));
      if (his
          && step(caller, one.id(), held -> held.execute(now))
              instanceof Step.Taken(var executed)) {
        return Optional.of(executed);
      }
    }
    return Optional.empty();
  }

  private Step step(StaffCaller caller, ApprovalId id, Function<Approval, Step> rule) {
    Approval found = approvals
        .find(caller.tenant(), id)
        .orElseThrow(() -> ProblemException.notFound("approval"));
    caller.mustBeAllowed(found.act().act());
    if (found.subject().equals(StaffRemoval.subject(caller.id()))) {
      throw new ProblemException(ProblemCode.NOT_ALLOWED, "nobody decides about himself");
    }
    Step step = approvals
        .step(caller.tenant(), id, rule)
        .orElseThrow(() -> ProblemException.notFound("approval"));
    if (step instanceof Step.Taken(var next)) {
      log(caller, next);
    }
    return step;
  }

  private static void log(StaffCaller caller, Approval approval) {
    LOG.info(
        "event=APPROVAL_STEP approval={} state={} act={} staff={}",
        approval.id().number(),
        approval.state(),
        approval.act(),
        caller.getName());
  }
}
