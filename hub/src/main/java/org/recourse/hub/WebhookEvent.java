package org.recourse.hub;

import java.util.Optional;

/// What a webhook can be told of, each with the stable name that it is told by.
public enum WebhookEvent {
  /// Something of an entry changed; it says where the entry stands now. Changes that follow each
  /// other closely may be told as one.
  ENTRY_CHANGED("entry.changed"),
  /// An entry changed and is quarantined now.
  ENTRY_QUARANTINED("entry.quarantined"),
  /// An upload matched, and the platform may act.
  MATCH_ACT("match.act"),
  /// An upload matched, and a person must look.
  MATCH_REVIEW("match.review");

  private final String code;

  WebhookEvent(String code) {
    this.code = code;
  }

  /// Returns the stable name.
  public String code() {
    return code;
  }

  /// Returns the event of this name, if there is one.
  public static Optional<WebhookEvent> ofCode(String code) {
    for (WebhookEvent event : values()) {
      if (event.code.equals(code)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }
}
