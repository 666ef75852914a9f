package org.recourse.server.hma;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.EntryFacts;
import org.recourse.hub.HubBank;
import org.recourse.hub.Signal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An entry as HMA writes it, a "content". Withheld from logs.
///
/// @param id which entry
/// @param disableUntil 1 if it matches, 0 if it never does, else the second from which on it does
/// @param originalMediaUri HMA never fills it
/// @param bank which bank it is in
/// @param signals by type, if asked for
/// @param metadata what was sent with it, if asked for and there is any
/// @param note a note, if there is one
@JsonInclude(JsonInclude.Include.NON_NULL)
record HmaContentJson(
    long id,
    @JsonProperty("disable_until_ts") long disableUntil,

    @JsonProperty("original_media_uri") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
    String originalMediaUri,

    HmaBankJson bank,
    @Nullable Map<String, String> signals,
    @Nullable Metadata metadata,
    @Nullable String note) {

  /// What was sent with a content, or came with it.
  ///
  /// @param contentId the platform's own name for it
  /// @param contentUri where it came from
  /// @param json whatever else
  /// @param collab from whom it came, by name
  record Metadata(
      @JsonProperty("content_id") @Nullable String contentId,
      @JsonProperty("content_uri") @Nullable String contentUri,
      @Nullable JsonNode json,
      @Nullable Map<String, List<String>> collab) {
    @Override
    public String toString() {
      return "Metadata[withheld]";
    }
  }

  static Map<String, String> signals(List<Signal> signals) {
    Map<String, String> byType = new TreeMap<>();
    signals.stream()
        .filter(signal -> signal.type().isExchanged())
        .forEach(signal -> byType.putIfAbsent(signal.type().code(), signal.text()));
    return byType;
  }

  static HmaContentJson of(
      Entry entry,
      HubBank bank,
      boolean withSignals,
      @Nullable Map<String, List<String>> collab,
      boolean withMetadata,
      JsonMapper json) {
    EntryDetails details = entry.details();
    return new HmaContentJson(
        entry.id().number(),
        disableUntil(entry.disabledUntil()),
        null,
        HmaBankJson.of(bank),
        withSignals ? signals(entry.signals()) : null,
        withMetadata ? metadata(details, collab, json) : null,
        orNull(details.note()));
  }

  private static @Nullable Metadata metadata(
      EntryDetails details, @Nullable Map<String, List<String>> collab, JsonMapper json) {
    boolean any = collab != null
        || !(details.contentId().isEmpty()
            && details.contentUri().isEmpty()
            && details.json().isEmpty());
    return any
        ? new Metadata(
            orNull(details.contentId()),
            orNull(details.contentUri()),
            details.json().isEmpty() ? null : json.readTree(details.json()),
            collab)
        : null;
  }

  private static long disableUntil(Instant until) {
    if (until.equals(Instant.EPOCH)) {
      return 1;
    }
    return until.equals(EntryFacts.FOR_EVER) ? 0 : until.getEpochSecond();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public String toString() {
    return "HmaContentJson[withheld]";
  }
}
