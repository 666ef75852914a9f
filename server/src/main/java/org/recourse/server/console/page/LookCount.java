package org.recourse.server.console.page;

import org.recourse.casework.staff.StaffMember;

/// Says how much somebody has looked at today. If there is a bean of this type, each page shows
/// it.
public interface LookCount {

  /// How many looks there were, and how many there may be.
  ///
  /// @param today from 0
  /// @param most after which there are no more that day
  record Looks(int today, int most) {}

  /// Returns how much this member looked at today.
  Looks of(StaffMember member);
}
