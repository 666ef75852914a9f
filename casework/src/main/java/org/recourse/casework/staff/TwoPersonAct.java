package org.recourse.casework.staff;

/// What nobody does alone, because it cannot be taken back or reaches far. The names are stable
/// codes.
public enum TwoPersonAct {
  /// Remove somebody's account for good.
  REMOVE_STAFF(StaffAct.MANAGE_STAFF),
  /// Hand a case out of the program.
  EXPORT_CASE(StaffAct.EXPORT_CASE),
  /// Put back what was removed.
  RESTORE_AFTER_REMOVAL(StaffAct.UNDO);

  private final StaffAct act;

  TwoPersonAct(StaffAct act) {
    this.act = act;
  }

  /// Returns the act that both persons must be allowed to do.
  public StaffAct act() {
    return act;
  }
}
