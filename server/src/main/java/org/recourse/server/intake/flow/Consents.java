package org.recourse.server.intake.flow;

import static org.recourse.casework.cases.ConsentAct.COUNT;
import static org.recourse.casework.cases.ConsentAct.KEEP_CASE;
import static org.recourse.casework.cases.ConsentAct.MATCH_UPLOADS;
import static org.recourse.casework.cases.ConsentAct.READ_CASE;
import static org.recourse.casework.cases.ConsentAct.READ_REPORT;
import static org.recourse.casework.cases.ConsentAct.SHARE_FINGERPRINTS;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.Audience;
import org.recourse.casework.law.Exposure;
import org.recourse.casework.law.Exposure.Degree;
import org.recourse.casework.law.Regime;

/// What can be agreed to, and who learns what by it.
public final class Consents {

  private Consents() {}

  /// Returns what a route offers. Where the person shown may have been under 18 there are no
  /// fingerprints; who saw another's pictures has none to make them of. In neither do caseworkers
  /// read along: children have lines of their own, and a witness has no case to stand by.
  public static List<ConsentAct> offered(Route route) {
    return switch (route) {
      case UNDER_18, TIP -> List.of(KEEP_CASE, READ_REPORT, COUNT);
      case DOXXING -> List.of(KEEP_CASE, READ_REPORT, READ_CASE, COUNT);
      case PROTECT -> List.of(KEEP_CASE, READ_CASE, MATCH_UPLOADS, SHARE_FINGERPRINTS, COUNT);
      case REPORT, THREAT ->
        List.of(KEEP_CASE, READ_REPORT, READ_CASE, MATCH_UPLOADS, SHARE_FINGERPRINTS, COUNT);
    };
  }

  /// Returns what is offered once the case is open: who protects pictures may find one published.
  public static List<ConsentAct> offeredLater(Route route) {
    return route == Route.PROTECT ? offered(Route.REPORT) : offered(route);
  }

  /// Returns how likely each audience is to learn who reports, under whichever of the laws
  /// exposes most.
  public static Map<Audience, Degree> exposed(Collection<Regime> regimes) {
    Map<Audience, Degree> worst = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      regimes.stream()
          .map(regime -> regime.exposure(audience))
          .map(Exposure::degree)
          .max(Comparator.naturalOrder())
          .ifPresent(degree -> worst.put(audience, degree));
    }
    return worst;
  }
}
