package org.recourse.casework.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.TenantId;

/// One act that needs two persons: proposed by one, approved by another, carried out once.
/// Immutable: each step returns the next state, and the store takes it only if no other step was
/// taken meanwhile.
///
/// @param id which
/// @param tenant whose
/// @param act what is to be done
/// @param subject to what, as `staff/12`: 1 to 100 letters, digits, `/`, `-`
/// @param reason why, in the proposer's words, 1 to 1000 characters
/// @param proposedBy by whom
/// @param proposedAt when
/// @param state how far it is
/// @param decidedBy who approved or refused it, null before
public record Approval(
    ApprovalId id,
    TenantId tenant,
    TwoPersonAct act,
    String subject,
    String reason,
    StaffId proposedBy,
    Instant proposedAt,
    State state,
    @Nullable StaffId decidedBy) {

  /// How long there is for all of it.
  public static final Duration VALID = Duration.ofHours(24);

  /// How far an approval is.
  public enum State {
    /// It waits for a second person.
    PROPOSED,
    /// It may be carried out.
    APPROVED,
    /// The second person said no.
    REFUSED,
    /// Who proposed it took it back.
    WITHDRAWN,
    /// It was carried out, or at least begun: never again.
    EXECUTED
  }

  /// What came of a step.
  public sealed interface Step {
    /// It was taken.
    ///
    /// @param next the state after it
    record Taken(Approval next) implements Step {}

    /// Nobody approves what he proposed himself.
    record Alone() implements Step {}

    /// It waited for too long.
    record Expired() implements Step {}

    /// It is not in the state for this.
    ///
    /// @param state the one in which it is
    record Not(State state) implements Step {}
  }

  /// Checks the texts, and that two are two.
  public Approval {
    if (!subject.matches("[A-Za-z0-9/-]{1,100}")) {
      throw new IllegalArgumentException("a subject is 1 to 100 letters, digits, / and -");
    }
    if (reason.isBlank() || reason.length() > 1000) {
      throw new IllegalArgumentException("a reason has 1 to 1000 characters: " + reason.length());
    }
    if (proposedBy.equals(decidedBy)) {
      throw new IllegalArgumentException("one person cannot be both");
    }
  }

  /// Returns who approved or refused it.
  public Optional<StaffId> decider() {
    return Optional.ofNullable(decidedBy);
  }

  /// Returns when it ends by itself.
  public Instant expiresAt() {
    return proposedAt.plus(VALID);
  }

  /// Returns whether it still waits for something.
  public boolean isOpen(Instant now) {
    return (state == State.PROPOSED || state == State.APPROVED) && now.isBefore(expiresAt());
  }

  /// The second person says yes.
  public Step approve(StaffId by, Instant now) {
    return decide(by, State.APPROVED, now);
  }

  /// The second person says no.
  public Step refuse(StaffId by, Instant now) {
    return decide(by, State.REFUSED, now);
  }

  private Step decide(StaffId by, State to, Instant now) {
    if (state != State.PROPOSED) {
      return new Step.Not(state);
    }
    if (by.equals(proposedBy)) {
      return new Step.Alone();
    }
    return now.isBefore(expiresAt()) ? new Step.Taken(in(to, by)) : new Step.Expired();
  }

  /// Who proposed it takes it back, approved or not.
  public Step withdraw(StaffId by) {
    boolean his = by.equals(proposedBy);
    return his && (state == State.PROPOSED || state == State.APPROVED)
        ? new Step.Taken(in(State.WITHDRAWN, decidedBy))
        : new Step.Not(state);
  }

  /// It is being carried out. Taken once, before the act itself: an act that fails afterwards is
  /// proposed anew, and none is done twice.
  public Step execute(Instant now) {
    if (state != State.APPROVED || decidedBy == null) {
      return new Step.Not(state);
    }
    return now.isBefore(expiresAt())
        ? new Step.Taken(in(State.EXECUTED, decidedBy))
        : new Step.Expired();
  }

  private Approval in(State next, @Nullable StaffId decider) {
    return new Approval(id, tenant, act, subject, reason, proposedBy, proposedAt, next, decider);
  }

  @Override
  public String toString() {
    return "Approval[" + id.number() + ", " + act + ", " + state + "]";
  }
}
