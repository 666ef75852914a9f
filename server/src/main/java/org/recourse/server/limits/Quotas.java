package org.recourse.server.limits;

import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.recourse.hub.Quota;
import org.recourse.hub.QuotaKind;
import org.recourse.hub.QuotaStore;
import org.recourse.hub.QuotaStore.Use;
import org.recourse.hub.SourceId;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantStore.Source;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Counts what partners ask against the quotas that the operator set. May be shared between
/// threads.
///
/// Counting is done in memory and waits for no disk; what was counted is written every few
/// seconds and at the end, so that a day's quota is not had anew by a restart. A crash forgets
/// what was counted in the last seconds. A partner without a quota is not counted.
@Component
public class Quotas {

  private static final Logger LOG = LoggerFactory.getLogger(Quotas.class);
  private static final long WRITE_EVERY_SECONDS = 5;

  private final QuotaStore store;
  private final InstantSource clock;
  private final Map<SourceId, List<QuotaMeter>> meters = new ConcurrentHashMap<>();
  private final ScheduledExecutorService writing = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("quotas").factory());

  /// Reads the quotas and what of them is used.
  public Quotas(QuotaStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    List<Use> used = store.used();
    store.all().forEach((source, quotas) -> meters.put(source, meters(source, quotas, used)));
    var _ = writing.scheduleWithFixedDelay(
        this::write, WRITE_EVERY_SECONDS, WRITE_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /// A quota and how much of it is used.
  ///
  /// @param quota what the operator set
  /// @param used how much was used since the period began
  /// @param endsAt when the period ends
  public record Standing(Quota quota, long used, Instant endsAt) {}

  /// Returns a partner's quotas.
  public List<Standing> of(Source source) {
    Instant now = clock.instant();
    return meters.getOrDefault(source.id(), List.of()).stream()
        .map(meter -> meter.standing(now))
        .toList();
  }

  /// Sets a partner's quotas in place of those it has. What was used of one that stays counts on.
  public synchronized void set(Source source, List<Quota> quotas) {
    List<Use> used = new ArrayList<>();
    meters.getOrDefault(source.id(), List.of()).forEach(meter -> used.add(meter.use()));
    store.set(source.id(), quotas);
    if (quotas.isEmpty()) {
      meters.remove(source.id());
    } else {
      meters.put(source.id(), meters(source.id(), quotas, used));
    }
  }

  /// Counts what a partner asks.
  ///
  /// @throws ProblemException if it is more than is left of one of its quotas; then it is counted
  ///     against none
  void take(Source source, QuotaKind kind, int cost) {
    List<QuotaMeter> own = meters.get(source.id());
    if (own == null) {
      return;
    }
    Instant now = clock.instant();
    synchronized (own) {
      for (QuotaMeter meter : own) {
        if (meter.counts(kind) && !meter.hasRoom(cost, now)) {
          throw spent(meter.standing(now), now);
        }
      }
      for (QuotaMeter meter : own) {
        if (meter.counts(kind)) {
          meter.add(cost, now);
        }
      }
    }
  }

  private static ProblemException spent(Standing spent, Instant now) {
    Quota quota = spent.quota();
    return ProblemException.later(
        ProblemCode.QUOTA_SPENT,
        "the quota of " + quota.most() + " " + quota.kind() + " a " + quota.period()
            + " has no room for this",
        Math.max(1, spent.endsAt().getEpochSecond() - now.getEpochSecond()));
  }

  private static List<QuotaMeter> meters(SourceId source, List<Quota> quotas, List<Use> used) {
    return quotas.stream()
        .map(quota -> new QuotaMeter(
            source,
            quota,
            used.stream()
                .filter(use -> use.source().equals(source)
                    && use.kind() == quota.kind()
                    && use.period() == quota.period())
                .findFirst()))
        .toList();
  }

  private synchronized void write() {
    List<Use> used = meters.values().stream()
        .flatMap(List::stream)
        .filter(QuotaMeter::isToBeWritten)
        .map(QuotaMeter::written)
        .toList();
    if (used.isEmpty()) {
      return;
    }
    try {
      store.keep(used);
    } catch (StoreUnavailableException _) {
      LOG.warn("event=QUOTAS_NOT_WRITTEN cause=STORE_UNAVAILABLE");
    }
  }

  /// Writes what was counted, and ends.
  @PreDestroy
  void end() {
    writing.shutdownNow();
    write();
  }
}
