package org.recourse.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recourse.casework.notice.NoticeId;
import org.recourse.hub.Outbox.Destination;
import org.recourse.hub.TenantId;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookEvent;
import tools.jackson.databind.json.JsonMapper;

/// Tells a tenant's webhooks of notices, within the caller's transaction: what happened and that
/// it is told are on the disk together, or neither.
final class CaseworkNews {

  private static final JsonMapper JSON = new JsonMapper();

  private final Database database;
  private final SqlOutbox outbox;

  CaseworkNews(Database database, SqlOutbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /// Posts.
  ///
  /// @param key by which a repetition is known
  /// @param more members of the body beside `event`, `notice` and `at`; no names, no links
  void post(
      TenantId tenant,
      WebhookEvent event,
      NoticeId notice,
      String key,
      Map<String, Object> more,
      Instant at) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", event.code());
    body.put("notice", notice.text());
    body.putAll(more);
    body.put("at", at.getEpochSecond());
    String payload = JSON.writeValueAsString(body);
    for (long webhook : told(tenant, event)) {
      outbox.insert(
          tenant,
          new Destination(Webhook.KIND, webhook),
          List.of(new SqlOutbox.Letter(event.code() + '-' + key, payload)),
          at);
    }
  }

  private List<Long> told(TenantId tenant, WebhookEvent event) {
    return database
        .jdbc()
        .query(
            "select id from webhook where tenant_id = ? and (' ' || events || ' ') like ?",
            (row, i) -> row.getLong(1),
            tenant.number(),
            "% " + event.code() + " %");
  }
}
