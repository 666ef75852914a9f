package org.recourse.casework.oversight;

import java.util.List;
import java.util.Map;

/// What is counted. The names are stable codes, used in all exports.
public enum Count {
  /// Items that were notified.
  REQUESTS,
  /// Nothing was missing.
  COMPLETE_AT_ONCE,
  /// Something was missing at first.
  INCOMPLETE,
  /// From trusted flaggers.
  TRUSTED_FLAGGER,
  /// From anyone else.
  OTHER_NOTIFIER,
  /// Removed.
  REMOVED,
  /// Disabled.
  DISABLED,
  /// Delisted.
  DELISTED,
  /// Refused.
  REFUSED,
  /// Not there.
  NOT_FOUND,
  /// Decided with another notice.
  DUPLICATE,
  /// Not decided yet.
  OPEN,
  /// Refused, because it is not intimate content.
  REFUSED_NOT_INTIMATE,
  /// Refused, because the notifier is neither the person shown nor acts for her.
  REFUSED_NOT_THE_PERSON,
  /// Refused, because it was published with consent.
  REFUSED_CONSENT_SHOWN,
  /// Refused on another ground.
  REFUSED_OTHER,
  /// Appeals.
  APPEALS,
  /// Of these by requesters.
  APPEALS_BY_REQUESTER,
  /// Of these by uploaders.
  APPEALS_BY_UPLOADER,
  /// The decision was changed.
  APPEALS_REVERSED,
  /// The decision stayed.
  APPEALS_UPHELD,
  /// Not decided yet.
  APPEALS_OPEN,
  /// Copies that were found.
  COPIES_FOUND,
  /// Of these gone.
  COPIES_REMOVED,
  /// Of these not gone.
  COPIES_LEFT,
  /// Of a clock: a breach, done after its end or not done though it is over.
  LATE,
  /// Of a clock: all others. Those in time and those not over are one figure, because two would
  /// need a third, usually of none, to be hidden.
  NOT_LATE;

  /// Which counts add up to which, besides those of a clock, which add up to the requests.
  static final Map<Count, List<List<Count>>> SUMS = Map.of(
      REQUESTS,
      List.of(
          List.of(COMPLETE_AT_ONCE, INCOMPLETE),
          List.of(TRUSTED_FLAGGER, OTHER_NOTIFIER),
          List.of(REMOVED, DISABLED, DELISTED, REFUSED, NOT_FOUND, DUPLICATE, OPEN)),
      REFUSED,
      List.of(List.of(
          REFUSED_NOT_INTIMATE, REFUSED_NOT_THE_PERSON, REFUSED_CONSENT_SHOWN, REFUSED_OTHER)),
      APPEALS,
      List.of(
          List.of(APPEALS_BY_REQUESTER, APPEALS_BY_UPLOADER),
          List.of(APPEALS_REVERSED, APPEALS_UPHELD, APPEALS_OPEN)),
      COPIES_FOUND,
      List.of(List.of(COPIES_REMOVED, COPIES_LEFT)));

  /// The counts of a clock.
  static final List<Count> OF_A_CLOCK = List.of(LATE, NOT_LATE);

  /// Returns whether it is counted for each clock.
  public boolean isOfAClock() {
    return OF_A_CLOCK.contains(this);
  }
}
