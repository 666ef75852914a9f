package org.recourse.server.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.recourse.hub.EntryId;
import org.recourse.hub.HubMatch;
import org.recourse.hub.Judgement;
import org.recourse.hub.MatchListener;
import org.recourse.hub.TenantId;
import org.springframework.stereotype.Component;

/// Counts look-ups and what came of them. No label names a tenant, a bank or an entry.
@Component
class HubMetrics implements MatchListener {

  private final Counter lookups;
  private final Counter act;
  private final Counter review;
  private final Counter vetoed;
  private final Counter quarantined;

  HubMetrics(MeterRegistry registry) {
    this.lookups = registry.counter("recourse.lookups");
    this.act = registry.counter("recourse.matches", "verdict", "ACT");
    this.review = registry.counter("recourse.matches", "verdict", "REVIEW");
    this.vetoed = registry.counter("recourse.matches", "verdict", "VETOED");
    this.quarantined = registry.counter("recourse.quarantined");
  }

  @Override
  public void lookedUp(TenantId tenant, List<HubMatch> matches) {
    lookups.increment();
    for (HubMatch match : matches) {
      counter(match.judgement()).increment();
    }
  }

  @Override
  public void quarantined(TenantId tenant, EntryId entry) {
    quarantined.increment();
  }

  private Counter counter(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Act() -> act;
      case Judgement.Review(var _) -> review;
      case Judgement.Vetoed() -> vetoed;
    };
  }
}
