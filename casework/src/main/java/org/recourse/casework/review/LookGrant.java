package org.recourse.casework.review;

import java.time.Instant;

/// The answer to who asks to look.
public sealed interface LookGrant {

  /// She may look once; that is recorded already.
  ///
  /// @param look the record
  /// @param left how many more she may look at today
  record Granted(Look look, int left) implements LookGrant {}

  /// She has seen this picture, here or in another notice.
  ///
  /// @param at when
  record SeenBefore(Instant at) implements LookGrant {}

  /// A break is due, or nothing is left today.
  ///
  /// @param until when she may look again
  /// @param forToday whether it is the day's end and not a break
  record Rest(Instant until, boolean forToday) implements LookGrant {}

  /// Nobody may look: the person shown may have been under 18.
  record NotAllowed() implements LookGrant {}

  /// The platform has not found it, or shows it to nobody.
  record NothingToShow() implements LookGrant {}
}
