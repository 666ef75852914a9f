package org.recourse.casework.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Element;
import org.recourse.hub.TenantId;

/// Keeps notices. What a call has returned is on the disk; what a notice says is there only under
/// a key of its own.
///
/// May be shared between threads. Every method throws
/// [org.recourse.hub.StoreUnavailableException] if the database cannot be reached.
public interface NoticeStore {

  /// Keeps a notice and starts its clocks; the platform's webhooks are told in the same
  /// transaction.
  ///
  /// @return the notice's number: an earlier one if the same key handed in the same reference
  NoticeId receive(NoticeDraft draft);

  /// Returns a tenant's notice, if there is one.
  Optional<Notice> find(TenantId tenant, NoticeId id);

  /// Completes a notice: what was missing came in. No clock moves to a later time.
  ///
  /// @param deadlines the clocks of regimes that apply only now, from the first receipt
  void complete(
      NoticeId id, NoticeContent content, List<Deadline> deadlines, List<Element> missing);

  /// Erases what notices say that ended before: their contents, what was found and noted,
  /// appeals. What remains names nobody and shows nothing: times, outcomes and grounds, for the
  /// figures. One with an appeal that waits is left.
  ///
  /// @param atMost 1 to 1,000
  /// @return how many there were
  int erase(Instant before, int atMost);

  /// Withdraws a notice that is still open, and returns whether it was.
  boolean withdraw(NoticeId id, Instant at);

  /// Returns what a key's holder notified of that was decided, the earliest first.
  List<Conduct.Decided> decided(long key, Instant after);

  /// Returns when a key's holder was warned of suspension, if ever.
  Optional<Instant> warnedAt(long key);

  /// Notes that a key's holder is warned.
  void warn(long key, Instant at);
}
