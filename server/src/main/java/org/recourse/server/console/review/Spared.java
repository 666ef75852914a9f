package org.recourse.server.console.review;

import java.util.Collections;
import java.util.Set;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.review.QueueEntry;
import org.recourse.casework.staff.ContentCategory;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffMember;

/// Which notices somebody does not see: those of a kind that he opted out of, without a reason;
/// and, but for leads and child protection, those where the person shown may have been under 18.
final class Spared {

  private static final Set<Role> FOR_CHILDREN = Set.of(Role.LEAD, Role.CHILD_PROTECTION);

  private Spared() {}

  static boolean from(StaffMember member, QueueEntry line) {
    return isRestricted(member, line)
        || line.kinds().stream().map(Spared::category).anyMatch(member.optOuts()::contains);
  }

  /// Returns whether only others may open this.
  static boolean isRestricted(StaffMember member, QueueEntry line) {
    return line.restricted() && Collections.disjoint(member.roles(), FOR_CHILDREN);
  }

  private static ContentCategory category(ItemKind kind) {
    return switch (kind) {
      case AUTHENTIC, UNKNOWN -> ContentCategory.INTIMATE_PICTURES;
      case SYNTHETIC -> ContentCategory.SYNTHETIC;
      case SECRET_FILMING -> ContentCategory.TAKEN_IN_SECRET;
      case THREAT -> ContentCategory.THREATS;
      case PERSONAL_DATA -> ContentCategory.EXPOSED_IDENTITY;
    };
  }
}
