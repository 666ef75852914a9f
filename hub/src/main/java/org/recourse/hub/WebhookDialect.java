package org.recourse.hub;

import java.util.EnumSet;
import java.util.Set;

/// In whose form a webhook is told. The names are stable codes.
public enum WebhookDialect {
  /// In our own, of anything.
  RECOURSE,
  /// As ROOST's Coop calls the actions of a platform, for one whose endpoint was built for Coop:
  /// a call for each item and each copy.
  COOP_ACTIONS,
  /// As a platform reports to Coop, so that Coop's queue has our notices, too: a report for each
  /// item.
  COOP_REPORTS;

  /// Returns what can be told in it.
  public Set<WebhookEvent> events() {
    return switch (this) {
      case RECOURSE -> EnumSet.allOf(WebhookEvent.class);
      case COOP_ACTIONS ->
        EnumSet.of(WebhookEvent.ITEM_ACT, WebhookEvent.ITEM_RESTORE, WebhookEvent.APPEAL_DECIDED);
      case COOP_REPORTS -> EnumSet.of(WebhookEvent.NOTICE_RECEIVED);
    };
  }
}
