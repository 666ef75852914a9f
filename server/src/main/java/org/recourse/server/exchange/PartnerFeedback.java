package org.recourse.server.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.recourse.exchange.ShareStore;
import org.recourse.exchange.stopncii.Submission;
import org.recourse.hub.ApiKey;
import org.recourse.hub.BankId;
import org.recourse.hub.Entry;
import org.recourse.hub.Hub;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.springframework.stereotype.Component;

/// Takes what partners say of entries that they had from us, in whatever language. It counts as
/// that partner's word. May be shared between threads.
@Component
class PartnerFeedback {

  private final ShareStore shares;
  private final Hub hub;
  private final InstantSource clock;

  PartnerFeedback(ShareStore shares, Hub hub, InstantSource clock) {
    this.shares = shares;
    this.hub = hub;
    this.clock = clock;
  }

  /// Takes feedback, and returns how many of the signals are known here.
  int take(ApiKey key, List<Submission> feedbacks) {
    List<BankId> banks = shares.of(key.tenant()).entrySet().stream()
        .filter(share -> share.getValue().shared() || share.getValue().takesSubmissions())
        .map(Map.Entry::getKey)
        .toList();
    int known = 0;
    for (Submission feedback : feedbacks) {
      List<Entry> entries = banks.stream()
          .flatMap(bank -> hub.entry(bank, feedback.signal()).stream())
          .toList();
      known += entries.isEmpty() ? 0 : 1;
      feedback
          .kind()
          .ifPresent(kind -> entries.forEach(entry -> hub.change(
              entry.id(),
              before ->
                  before.saidNow(key.source().id(), key.source().local(), kind, clock.instant()))));
    }
    return known;
  }

  // The clock here and not the client's: one source may also speak through /api/v1, and what it
  // says must be in one order.
  Statement said(ApiKey key, StatementKind kind) {
    Instant now = clock.instant();
    return new Statement(key.source().id(), key.source().local(), kind, now.toEpochMilli(), now);
  }
}
