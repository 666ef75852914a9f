package org.recourse.server.console.staff;

import org.recourse.casework.staff.Approval;
import org.recourse.casework.staff.TwoPersonAct;

/// Carries out an act as soon as a second person approves it. For an act without a bean of this
/// type, whoever proposed it carries it out where it belongs, with [ApprovalDesk#use].
public interface ApprovedAct {

  /// Returns which act.
  TwoPersonAct act();

  /// Carries it out. Called once for each approval, after that was taken: if it fails, the act is
  /// proposed anew.
  void carryOut(Approval approval);
}
