package org.recourse.casework.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What follows when somebody often notifies of what is manifestly unfounded: a warning first,
/// then no notices for a time (Regulation (EU) 2022/2065 art. 23(2) to (4)).
///
/// Only of those who notify with a key of their own: who comes without an account is known again
/// by nothing.
public sealed interface Conduct {

  /// How far back it is looked.
  Duration WINDOW = Duration.ofDays(90);

  /// How many notices are decided before any share of them means something.
  int ENOUGH = 10;

  /// Nothing follows.
  record Fine() implements Conduct {}

  /// A warning is due.
  record Warned() implements Conduct {}

  /// Notices are not taken.
  ///
  /// @param until when they are again
  record Suspended(Instant until) implements Conduct {}

  /// How long a suspension is.
  Duration SUSPENDED_FOR = Duration.ofDays(14);

  /// One notice of a notifier that was decided.
  ///
  /// @param decidedAt when
  /// @param unfounded whether it was manifestly unfounded
  record Decided(Instant decidedAt, boolean unfounded) {}

  /// Judges what a notifier did.
  ///
  /// @param decided the notices, the earliest first
  /// @param warnedAt when a warning was sent, if one was
  static Conduct of(List<Decided> decided, Optional<Instant> warnedAt, Instant now) {
    if (!isFrequent(decided, now, Instant.MIN)) {
      return new Fine();
    }
    if (warnedAt.isEmpty()) {
      return new Warned();
    }
    List<Decided> since = unfounded(decided, now, warnedAt.get());
    if (!isFrequent(decided, now, warnedAt.get())) {
      return new Fine();
    }
    Instant until = since.getLast().decidedAt().plus(SUSPENDED_FOR);
    return now.isBefore(until) ? new Suspended(until) : new Fine();
  }

  private static boolean isFrequent(List<Decided> decided, Instant now, Instant after) {
    long all = decided.stream().filter(one -> isIn(one, now, after)).count();
    return all >= ENOUGH && unfounded(decided, now, after).size() * 2L > all;
  }

  private static List<Decided> unfounded(List<Decided> decided, Instant now, Instant after) {
    return decided.stream()
        .filter(one -> one.unfounded() && isIn(one, now, after))
        .toList();
  }

  private static boolean isIn(Decided one, Instant now, Instant after) {
    return one.decidedAt().isAfter(after) && one.decidedAt().isAfter(now.minus(WINDOW));
  }
}
