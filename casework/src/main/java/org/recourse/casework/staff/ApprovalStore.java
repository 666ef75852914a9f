package org.recourse.casework.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.recourse.hub.TenantId;

/// Where approvals are kept. May be shared between threads.
public interface ApprovalStore {

  /// Keeps a proposal.
  Approval propose(
      TenantId tenant, TwoPersonAct act, String subject, String reason, StaffId by, Instant now);

  /// Returns an approval of this tenant.
  Optional<Approval> find(TenantId tenant, ApprovalId id);

  /// Returns what still waits for something, the oldest first, at most 500.
  List<Approval> open(TenantId tenant, Instant now);

  /// Returns what may be carried out to this subject, the oldest first.
  List<Approval> approved(TenantId tenant, TwoPersonAct act, String subject, Instant now);

  /// Takes a step. No two steps from the same state are ever both taken, whoever asks at the same
  /// time: the rule is asked again of the state that the other left.
  ///
  /// @param rule one of the steps of [Approval]; may be asked more than once
  /// @return what came of it; empty if this tenant has no such approval
  Optional<Approval.Step> step(
      TenantId tenant, ApprovalId id, Function<Approval, Approval.Step> rule);
}
