package org.recourse.casework.law;

import java.util.Optional;

/// What starts a clock. Always something that happened, never that we found it to be in order.
public enum ClockStart {
  /// A notice, request or report of content reached the platform, complete or not.
  NOTICE_RECEIVED("notice.received_at"),
  /// India's word for the same: a complaint to the grievance officer arrived.
  COMPLAINT_RECEIVED("complaint.received_at"),
  /// Someone contested a decision.
  APPEAL_RECEIVED("appeal.received_at"),
  /// The order of a court or of a government arrived.
  ORDER_RECEIVED("order.received_at"),
  /// A regulator gave a removal notice.
  REGULATOR_NOTICE_GIVEN("regulator_notice.given_at"),
  /// A court accepted an application.
  COURT_ACCEPTED("court.accepted_at"),
  /// A ruling took effect.
  RULING_EFFECTIVE("ruling.effective_at"),
  /// A court made an order.
  ORDER_MADE("order.made_at"),
  /// The parties were told of a decision.
  DECISION_NOTIFIED("decision.notified_at"),
  /// The uploader's counter-notice arrived.
  COUNTER_NOTICE_RECEIVED("counter_notice.received_at"),
  /// The platform knew of child sexual abuse material.
  ACTUAL_KNOWLEDGE("knowledge.gained_at"),
  /// A provider's report was sent to the authority.
  REPORT_SUBMITTED("report.submitted_at"),
  /// Content was restricted or removed.
  CONTENT_RESTRICTED("content.restricted_at");

  private final String code;

  ClockStart(String code) {
    this.code = code;
  }

  /// Returns the stable code, as in `notice.received_at`.
  public String code() {
    return code;
  }

  /// Returns whether the clock starts when a notice comes in, under whatever name.
  public boolean isNotice() {
    return this == NOTICE_RECEIVED || this == COMPLAINT_RECEIVED;
  }

  /// Returns the start with a code; empty if there is none.
  public static Optional<ClockStart> withCode(String code) {
    for (ClockStart start : values()) {
      if (start.code.equals(code)) {
        return Optional.of(start);
      }
    }
    return Optional.empty();
  }
}
