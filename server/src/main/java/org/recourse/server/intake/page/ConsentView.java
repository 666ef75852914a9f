package org.recourse.server.intake.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.recourse.casework.cases.Consent;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.law.Audience;
import org.recourse.casework.law.Exposure.Degree;
import org.recourse.server.casework.NoticeDesk;
import org.recourse.server.intake.flow.Consents;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.intake.text.Language;
import org.springframework.stereotype.Component;

/// Something that she can agree to, as a template shows it.
///
/// @param act its code
/// @param name in the form
/// @param label what she agrees to
/// @param who who learns what by it, one sentence each
/// @param given whether she does
/// @param since when that was said, empty if it was not
/// @param problem what keeps her from going on, empty if nothing
public record ConsentView(
    String act,
    String name,
    String label,
    List<String> who,
    boolean given,
    String since,
    String problem) {

  /// Writes these. May be shared between threads.
  @Component
  static class Writer {

    private final Map<Audience, Degree> exposed;

    Writer(NoticeDesk notices) {
      this.exposed = Consents.exposed(notices.regimes());
    }

    ConsentView write(ConsentAct act, boolean given, String since, String problem, Language t) {
      String key = "consent." + act.name();
      Stream<String> who = t.all(key + ".who").stream();
      Stream<String> exposures = act == ConsentAct.READ_REPORT
          ? exposed.entrySet().stream().map(one -> exposure(one, t))
          : Stream.of();
      return new ConsentView(
          act.name(),
          Field.of(act).formName(),
          t.of(key),
          Stream.concat(who, exposures).toList(),
          given,
          since,
          problem);
    }

    private static String exposure(Map.Entry<Audience, Degree> one, Language t) {
      return t.of("exposure." + one.getKey() + '.' + one.getValue());
    }

    ConsentView write(Consent consent, Language t) {
      String since = consent
          .withdrawnAt()
          .map(at -> t.of("consent.withdrawn", "time", t.time(at)))
          .orElseGet(() -> t.of("consent.given", "time", t.time(consent.givenAt())));
      return write(consent.act(), consent.holds(), since, "", t);
    }
  }
}
