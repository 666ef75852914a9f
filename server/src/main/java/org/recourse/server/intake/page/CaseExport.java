package org.recourse.server.intake.page;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.notice.NoticeId;
import org.recourse.server.intake.text.Language;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All that is kept of a case, as a file for her, under a name that tells nobody what it is. May
/// be shared between threads.
@Component
class CaseExport {

  private final JsonMapper json;
  private final EventSentences sentences;
  private final InstantSource clock;

  CaseExport(JsonMapper json, EventSentences sentences, InstantSource clock) {
    this.json = json;
    this.sentences = sentences;
    this.clock = clock;
  }

  /// Returns the file. Neither the words nor the key are in it.
  ResponseEntity<byte[]> of(CaseFile file, Language t) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", "case-v1");
    all.put("number", file.handle().text());
    all.put("openedAt", file.openedAt().toString());
    all.put("route", file.content().route().name());
    all.put("language", file.content().language());
    all.put("answers", file.content().answers());
    all.put("agreed", file.agreed());
    all.put("notices", file.notices().stream().map(NoticeId::text).toList());
    all.put(
        "events",
        file.events().stream()
            .map(event -> Map.of(
                "at", event.at().toString(),
                "what", event.kind().name(),
                "sentence", sentences.of(event, t)))
            .toList());
    all.put(
        "items", file.content().fingerprints().stream().map(CaseExport::signals).toList());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name()).build().toString())
        .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
  }

  private static List<Map<String, String>> signals(List<org.recourse.hub.Signal> item) {
    return item.stream()
        .map(signal -> Map.of("type", signal.type().code(), "value", signal.text()))
        .toList();
  }

  private String name() {
    var today = clock.instant().atZone(ZoneOffset.UTC);
    return String.format("notes-%04d-%02d.json", today.getYear(), today.getMonthValue());
  }
}
