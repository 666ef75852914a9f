package org.recourse.casework.notice;

/// Where a notice stands. The names are stable codes.
public enum NoticeState {
  /// To be decided.
  OPEN,
  /// All its items are decided.
  DECIDED,
  /// Withdrawn by who sent it, before it was decided.
  WITHDRAWN
}
