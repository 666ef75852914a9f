package org.recourse.server.limits;

import org.recourse.hub.QuotaKind;
import org.springframework.stereotype.Component;

/// Everything that a call counts against: the rate limits of the service, and the quotas of the
/// caller's partner. May be shared between threads.
@Component
public class CallLimits {

  private final RateLimits rates;
  private final Quotas quotas;

  /// Counts with these.
  public CallLimits(RateLimits rates, Quotas quotas) {
    this.rates = rates;
    this.quotas = quotas;
  }

  /// Counts what somebody asks.
  ///
  /// @param cost how much of it, at least 1
  /// @throws ProblemException if it is too much
  public void take(LimitedCaller caller, RateLimit limit, int cost) {
    rates.take(limit, caller.holder(), cost);
    limit.quota().ifPresent(kind -> quotas.take(caller.source(), kind, cost));
  }

  /// Counts what nobody asks.
  ///
  /// @param network where the call comes from
  /// @throws ProblemException if it is too much
  void take(RateLimit limit, String network) {
    rates.take(limit, network, 1);
  }

  /// Counts entries that a partner adds.
  ///
  /// @throws ProblemException if they are too many
  public void add(LimitedCaller caller, int entries) {
    quotas.take(caller.source(), QuotaKind.ADDS, entries);
  }
}
