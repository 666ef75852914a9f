package org.recourse.casework.law;

/// What must, or may, have happened when a clock ends.
public enum ClockPurpose {
  /// The platform has told the notifier that the notice arrived.
  ACKNOWLEDGE,
  /// The content is gone, or is not found any more.
  REMOVE,
  /// The platform has decided on the notice.
  DECIDE,
  /// The platform has decided on a complaint or an appeal.
  ANSWER_APPEAL,
  /// An order has been followed.
  COMPLY,
  /// The authority has the provider's report.
  REPORT,
  /// The court has decided.
  COURT_DECIDES,
  /// The last moment to ask for a review or to complain.
  WINDOW,
  /// Content that was contested may be, and then must be, back.
  RESTORE,
  /// Until then records are kept.
  RETAIN,
  /// An order ends.
  EXPIRE;

  /// Returns whether someone must act before the clock ends. Such a deadline never moves later;
  /// the others are times that someone is given, and never move earlier.
  public boolean isDuty() {
    return switch (this) {
      case ACKNOWLEDGE, REMOVE, DECIDE, ANSWER_APPEAL, COMPLY, REPORT, COURT_DECIDES -> true;
      case WINDOW, RESTORE, RETAIN, EXPIRE -> false;
    };
  }
}
