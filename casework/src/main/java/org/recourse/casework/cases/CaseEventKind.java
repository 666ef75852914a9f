package org.recourse.casework.cases;

/// What happened in a case, as she is told it: each has its sentence in every language. The names
/// are stable codes.
public enum CaseEventKind {
  /// The case was opened.
  OPENED,
  /// She added something.
  ADDED,
  /// Her report reached the platform; with the notice's number, and when it must be answered.
  NOTICE_RECEIVED,
  /// Elements are missing that a regime asks for; the clock runs on.
  ELEMENTS_MISSING,
  /// Fingerprints were put in the bank, how many.
  FINGERPRINTS_BANKED,
  /// The platform found the item.
  LOCATED,
  /// A person decided that it is removed.
  REMOVAL_DECIDED,
  /// The platform says that it is removed.
  REMOVED,
  /// Copies were removed, how many.
  COPIES_REMOVED,
  /// A person decided against removal, with the ground; she can object.
  REFUSED,
  /// The item was not found.
  NOT_FOUND,
  /// A copy was stopped at upload.
  COPY_STOPPED,
  /// Her objection was received.
  OBJECTION_RECEIVED,
  /// Her objection was decided for her.
  OBJECTION_UPHELD,
  /// Her objection was decided against her.
  OBJECTION_REJECTED,
  /// A decision was changed after an objection by who uploaded it.
  RESTORED,
  /// She withdrew a consent.
  CONSENT_WITHDRAWN,
  /// She gave a consent.
  CONSENT_GIVEN,
  /// Her fingerprints were taken out of the bank, and the platforms that had them were told.
  FINGERPRINTS_WITHDRAWN,
  /// A clock ended before the platform answered; she can turn to the authority.
  OVERDUE,
  /// A message from the platform's people.
  MESSAGE,
  /// A message of hers to them.
  ANSWERED,
  /// Somebody of them read the case; told at most once a day.
  CASE_READ,
  /// Two of them handed the case out as a file.
  HANDED_OUT
}
