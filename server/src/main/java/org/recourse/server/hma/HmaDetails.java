package org.recourse.server.hma;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.recourse.hub.EntryDetails;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what may be sent with a content: a note, and metadata of three fields.
final class HmaDetails {

  private static final int LONGEST_NOTE = 255;
  // `collab` may be sent, and counts for nothing: whom something came from is not the sender's to
  // say.
  private static final Set<String> FIELDS = Set.of("content_id", "content_uri", "json", "collab");

  private HmaDetails() {}

  /// Reads them from a JSON body.
  static EntryDetails of(HmaBody body) {
    return details(body, note(body));
  }

  private static EntryDetails details(HmaBody body, String note) {
    return body.given("metadata")
        .map(metadata -> metadata(metadata, note))
        .orElse(EntryDetails.NONE.noted(note));
  }

  /// Reads them from the fields of a form, where metadata is a text that is JSON.
  static EntryDetails of(Map<String, String> fields, JsonMapper json) {
    String note = checked(fields.getOrDefault("note", ""));
    String text = fields.get("metadata");
    if (text == null) {
      return EntryDetails.NONE.noted(note);
    }
    return metadata(HmaBody.of(text.getBytes(StandardCharsets.UTF_8), json).fields(), note);
  }

  private static EntryDetails metadata(JsonNode metadata, String note) {
    if (!metadata.isObject()) {
      throw HmaFailure.bad("metadata should be a json object");
    }
    for (String field : metadata.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw HmaFailure.bad("Invalid metadata: it has content_id, content_uri and json");
      }
    }
    JsonNode json = metadata.path("json");
    if (!(json.isMissingNode() || json.isNull() || json.isObject())) {
      throw HmaFailure.bad("Invalid metadata: json is no object");
    }
    return new EntryDetails(
        List.of(),
        note,
        text(metadata, "content_id"),
        text(metadata, "content_uri"),
        json.isObject() ? json.toString() : "");
  }

  private static String text(JsonNode metadata, String field) {
    JsonNode value = metadata.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString()) {
      throw HmaFailure.bad("Invalid metadata: " + field + " is no string");
    }
    return value.stringValue();
  }

  /// Reads the note, empty if there is none.
  static String note(HmaBody body) {
    return body.given("note")
        .map(value -> {
          if (!value.isString()) {
            throw HmaFailure.bad("note should be a string");
          }
          return checked(value.stringValue());
        })
        .orElse("");
  }

  private static String checked(String note) {
    if (note.length() > LONGEST_NOTE) {
      throw HmaFailure.bad("note must be at most " + LONGEST_NOTE + " characters");
    }
    return note;
  }
}
