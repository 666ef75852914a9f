package org.recourse.server.console.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.notice.NoticeId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A case as the file that two persons hand out. Neither fingerprints nor anybody of the staff is
/// in it. May be shared between threads.
@Component
class CaseFileExport {

  private final JsonMapper json;

  CaseFileExport(JsonMapper json) {
    this.json = json;
  }

  byte[] of(CaseFile file) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", "case-handed-out-v1");
    all.put("number", file.handle().text());
    all.put("openedAt", file.openedAt().toString());
    all.put("route", file.content().route().name());
    all.put("language", file.content().language());
    all.put("answers", new TreeMap<>(file.content().answers()));
    all.put("agreed", file.agreed().stream().sorted().map(Enum::name).toList());
    all.put("notices", file.notices().stream().map(NoticeId::text).toList());
    all.put("events", events(file));
    return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
  }

  private static List<Map<String, Object>> events(CaseFile file) {
    return file.events().stream()
        .map(event -> Map.<String, Object>of(
            "at", event.at().toString(),
            "what", event.kind().name(),
            "details", new TreeMap<>(event.details())))
        .toList();
  }
}
