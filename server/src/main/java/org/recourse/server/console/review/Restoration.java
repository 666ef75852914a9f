package org.recourse.server.console.review;

import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.staff.Approval;
import org.recourse.casework.staff.TwoPersonAct;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.console.staff.ApprovedAct;
import org.springframework.stereotype.Component;

/// Takes a restriction back when a second person has agreed: what is shown again for a moment may
/// be copied for good.
@Component
class Restoration implements ApprovedAct {

  private static final String SUBJECT = "item/";

  private final ReviewDesk desk;

  Restoration(ReviewDesk desk) {
    this.desk = desk;
  }

  static String subject(ItemId item) {
    return SUBJECT + item.notice().text() + '/' + item.number();
  }

  private static ItemId item(Approval approval) {
    String[] parts = approval.subject().substring(SUBJECT.length()).split("/", -1);
    return new ItemId(new NoticeId(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public TwoPersonAct act() {
    return TwoPersonAct.RESTORE_AFTER_REMOVAL;
  }

  @Override
  public void carryOut(Approval approval) {
    Possible.act(
        () -> desk.undo(approval.tenant(), item(approval), approval.proposedBy().number()));
  }
}
