package org.recourse.hub;

import java.util.Optional;
import java.util.Set;

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
  MATCH_REVIEW("match.review"),
  /// A notice came in: the platform says what it has at the places that it names.
  NOTICE_RECEIVED("notice.received"),
  /// A notice was withdrawn before it was decided.
  NOTICE_WITHDRAWN("notice.withdrawn"),
  /// All of a notice's items were decided: each one's outcome and ground.
  NOTICE_DECIDED("notice.decided"),
  /// The platform has done all that was decided of a notice.
  NOTICE_DONE("notice.done"),
  /// A decision was taken back: the notice is open again.
  NOTICE_REOPENED("notice.reopened"),
  /// An item of a notice was decided, and the platform must act.
  ITEM_ACT("item.act"),
  /// A decision was taken back, and the platform must undo what it did.
  ITEM_RESTORE("item.restore"),
  /// What somebody objected to was looked at again, by somebody else.
  APPEAL_DECIDED("appeal.decided"),
  /// A notice's time is running out, or is over.
  DEADLINE_ALERT("deadline.alert");

  /// What who hands a notice in may be told of it.
  public static final Set<WebhookEvent> FOR_NOTIFIERS =
      Set.of(NOTICE_DECIDED, NOTICE_DONE, NOTICE_REOPENED, APPEAL_DECIDED);

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
