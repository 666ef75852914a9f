package org.recourse.server.limits;

import java.time.Instant;
import java.util.Optional;
import org.recourse.hub.Quota;
import org.recourse.hub.QuotaKind;
import org.recourse.hub.QuotaStore.Use;
import org.recourse.hub.SourceId;

/// How much of one quota of one partner is used in the period that goes on. May be shared between
/// threads.
final class QuotaMeter {

  private final SourceId source;
  private final Quota quota;
  private Instant since;
  private long used;
  private boolean toBeWritten;

  /// Goes on from what was kept, if it is of this period.
  QuotaMeter(SourceId source, Quota quota, Optional<Use> kept) {
    this.source = source;
    this.quota = quota;
    this.since = kept.map(Use::since).orElse(Instant.EPOCH);
    this.used = kept.map(Use::count).orElse(0L);
  }

  boolean counts(QuotaKind kind) {
    return quota.kind() == kind;
  }

  synchronized boolean hasRoom(int cost, Instant now) {
    begin(now);
    return used + cost <= quota.most();
  }

  synchronized void add(int cost, Instant now) {
    begin(now);
    used += cost;
    toBeWritten = true;
  }

  synchronized Quotas.Standing standing(Instant now) {
    begin(now);
    return new Quotas.Standing(quota, used, quota.period().endOf(since));
  }

  synchronized Use use() {
    return new Use(source, quota.kind(), quota.period(), since, used);
  }

  synchronized boolean isToBeWritten() {
    return toBeWritten;
  }

  /// Returns what is to be kept, and takes it for kept.
  synchronized Use written() {
    toBeWritten = false;
    return use();
  }

  // A clock that is set back begins no new period.
  private void begin(Instant now) {
    Instant begun = quota.period().beginOf(now);
    if (begun.isAfter(since)) {
      since = begun;
      used = 0;
    }
  }
}
