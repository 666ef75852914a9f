package org.recourse.server.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Outcome;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes the statement of reasons that the platform hands to the uploader (Regulation (EU)
/// 2022/2065 art. 17). It has no place for who notified. May be shared between threads.
@Component
class Statements {

  private final JsonMapper json;

  Statements(JsonMapper json) {
    this.json = json;
  }

  /// Returns a statement, as JSON.
  ///
  /// @param effect what happens now: a decision may wait for a second person
  /// @param copies how many copies go with the item
  String of(Notice notice, Decision decision, Outcome effect, int copies) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("notice", notice.id().text());
    said.put("item", decision.item().number());
    said.put("measure", effect.name());
    said.put("ground", decision.ground().name());
    said.put("copies", copies);
    said.put("automatedDecision", false);
    said.put("decidedAt", decision.decidedAt().getEpochSecond());
    return json.writeValueAsString(said);
  }
}
