package org.recourse.server.console.staff;

import java.time.InstantSource;
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

  @Override
  public TwoPersonAct act() {
    return TwoPersonAct.REMOVE_STAFF;
  }

  @Override
  public void carryOut(Approval approval) {
    long number = Long.parseLong(approval.subject().substring(SUBJECT.length()));
    staff.remove(new StaffId(number), clock.instant());
  }
}
