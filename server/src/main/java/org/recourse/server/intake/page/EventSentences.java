package org.recourse.server.intake.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.server.intake.text.Language;
import org.springframework.stereotype.Component;

/// Says in plain sentences what happened in a case. May be shared between threads.
@Component
class EventSentences {

  EventSentences() {}

  /// Returns the sentence of an event.
  String of(CaseEvent event, Language t) {
    Map<String, String> details = event.details();
    Map<String, String> named = new HashMap<>(details);
    named.put("time", t.time(event.at()));
    if (details.containsKey("due")) {
      named.put("due", due(details.getOrDefault("due", ""), t));
    }
    named.computeIfPresent("act", (same, act) -> sentence("consent.short." + act, act, t));
    named.computeIfPresent("ground", (same, ground) -> sentence("ground." + ground, "", t));
    String key = "event." + event.kind().name();
    boolean undated = !details.containsKey("due") && t.has(key + ".undated");
    return t.of(undated ? key + ".undated" : key, named).strip();
  }

  private static String sentence(String key, String otherwise, Language t) {
    return t.has(key) ? t.of(key) : otherwise;
  }

  private static String due(String instant, Language t) {
    try {
      return t.time(Instant.parse(instant));
    } catch (DateTimeException _) {
      return instant;
    }
  }
}
