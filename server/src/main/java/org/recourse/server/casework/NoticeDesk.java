package org.recourse.server.casework;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Element;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.law.Regime;
import org.recourse.casework.notice.Conduct;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeClocks;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.NoticeDraft;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.NoticeOrigin;
import org.recourse.casework.notice.NoticeStore;
import org.recourse.hub.TenantId;
import org.springframework.stereotype.Component;

/// Takes notices, however they come in. May be shared between threads.
@Component
public class NoticeDesk {

  private final NoticeStore store;
  private final List<Regime> regimes;
  private final InstantSource clock;
  private final ReceiptClock receipts;
  private final SecureRandom random = new SecureRandom();

  /// Takes notices under the laws that bind the platform.
  public NoticeDesk(
      NoticeStore store,
      LawBook laws,
      CaseworkSettings settings,
      InstantSource clock,
      ReceiptClock receipts) {
    this.receipts = receipts;
    this.store = store;
    this.regimes = settings.regimes().stream().sorted().map(laws::regime).toList();
    this.clock = clock;
  }

  /// Returns the laws that bind the platform.
  public List<Regime> regimes() {
    return regimes;
  }

  /// Returns what the law makes of a notice that comes in now.
  NoticeDraft draft(
      TenantId tenant,
      NoticeOrigin origin,
      NoticeContent content,
      Optional<Long> key,
      String reference) {
    Instant now = receipts.now();
    return new NoticeDraft(
        NoticeId.random(random),
        tenant,
        origin,
        content,
        now,
        NoticeClocks.start(regimes, content, now),
        NoticeClocks.missing(regimes, content, now),
        key,
        reference);
  }

  /// Returns what the laws would miss in a notice that came in now.
  public Set<Element> missing(NoticeContent content) {
    return NoticeClocks.missing(regimes, content, receipts.now());
  }

  /// Takes a notice from the holder of a key.
  ///
  /// @param reference the caller's own name for it: the same twice is taken once
  public Notice receive(
      TenantId tenant, NoticeOrigin origin, NoticeContent content, long key, String reference) {
    NoticeId id = store.receive(draft(tenant, origin, content, Optional.of(key), reference));
    return find(tenant, id).orElseThrow();
  }

  /// Returns what follows from how a key's holder notified so far, and notes a warning that is
  /// due.
  public Conduct conduct(long key) {
    Instant now = clock.instant();
    Conduct conduct =
        Conduct.of(store.decided(key, now.minus(Conduct.WINDOW)), store.warnedAt(key), now);
    if (conduct instanceof Conduct.Warned) {
      store.warn(key, now);
    }
    return conduct;
  }

  /// Returns a notice, if there is one.
  public Optional<Notice> find(TenantId tenant, NoticeId id) {
    return store.find(tenant, id);
  }

  /// Replaces what a notice says, because something was missing. No clock moves to a later time.
  public Notice complete(Notice notice, NoticeContent content) {
    List<Deadline> deadlines = NoticeClocks.start(regimes, content, notice.receivedAt());
    Set<Element> missing = NoticeClocks.missing(regimes, content, notice.receivedAt());
    store.complete(notice.id(), content, deadlines, List.copyOf(missing));
    return find(notice.tenant(), notice.id()).orElseThrow();
  }

  /// Withdraws a notice, and returns whether it was still open.
  public boolean withdraw(NoticeId id) {
    return store.withdraw(id, clock.instant());
  }
}
