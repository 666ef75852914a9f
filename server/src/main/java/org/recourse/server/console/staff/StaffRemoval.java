package org.recourse.server.console.staff;

import java.time.InstantSource;
import java.util.Optional;
import org.recourse.casework.staff.Approval;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffStore;
import org.recourse.casework.staff.TwoPersonAct;
import org.springframework.stereotype.Component;

/// Removes a member when a second person has agreed.
@Component
class StaffRemoval implements ApprovedAct {

  private static final String SUBJECT = "staff/";

  private final StaffStore staff;
  private final InstantSource clock;

  StaffRemoval(StaffStore staff, InstantSource clock) {
    this.staff = staff;
    this.clock = clock;
  }

  static String subject(StaffId member) {
    return SUBJECT + member.number();
  }

  /// Returns who is to be removed, if that is what an approval is about.
  static Optional<StaffId> member(Approval approval) {
    return approval.act() == TwoPersonAct.REMOVE_STAFF
        ? Optional.of(new StaffId(Long.parseLong(approval.subject().substring(SUBJECT.length()))))
        : Optional.empty();
  }

  @Override
  public TwoPersonAct act() {
    return TwoPersonAct.REMOVE_STAFF;
  }

  @Override
  public void carryOut(Approval approval) {
    staff.remove(member(approval).orElseThrow(), clock.instant());
  }
}
