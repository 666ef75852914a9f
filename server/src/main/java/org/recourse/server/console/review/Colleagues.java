package org.recourse.server.console.review;

import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.springframework.stereotype.Component;

/// What colleagues are called on pages. May be shared between threads.
@Component
class Colleagues {

  private final StaffStore store;

  Colleagues(StaffStore store) {
    this.store = store;
  }

  /// Returns somebody's pseudonym.
  String pseudonym(long number) {
    return store.find(new StaffId(number)).map(StaffMember::pseudonym).orElse("somebody who left");
  }
}
