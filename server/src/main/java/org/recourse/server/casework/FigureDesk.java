package org.recourse.server.casework;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.recourse.casework.oversight.Figures;
import org.recourse.casework.oversight.OutcomeFacts;
import org.recourse.casework.oversight.Period;
import org.recourse.casework.oversight.Publication;
import org.recourse.casework.oversight.ReportIdentity;
import org.recourse.hub.TenantId;
import org.springframework.stereotype.Component;

/// Where figures come from. May be shared between threads.
@Component
public class FigureDesk {

  private static final String SERVICE = "this service";

  private final OutcomeFacts facts;
  private final CaseworkSettings settings;
  private final InstantSource clock;

  FigureDesk(OutcomeFacts facts, CaseworkSettings settings, InstantSource clock) {
    this.facts = facts;
    this.settings = settings;
    this.clock = clock;
  }

  /// Returns the month of UTC that is now.
  public YearMonth thisMonth() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  /// Returns exact figures, for the platform's own staff alone.
  public Figures exact(TenantId tenant, Period period) {
    return Figures.of(period, facts.facts(tenant, period.from(), period.to()), clock.instant());
  }

  /// Returns what may be published, of those who did not refuse to be counted.
  public Publication published(TenantId tenant, Period period) {
    return Publication.of(
        Figures.of(period, facts.countable(tenant, period.from(), period.to()), clock.instant()));
  }

  /// Returns who reports.
  public ReportIdentity identity() {
    String name = settings.platform().isBlank() ? SERVICE : settings.platform();
    return new ReportIdentity(
        name, name, clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
  }
}
