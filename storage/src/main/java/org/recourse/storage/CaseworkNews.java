package org.recourse.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recourse.casework.notice.NoticeId;
import org.recourse.hub.Outbox.Destination;
import org.recourse.hub.TenantId;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;
import org.recourse.hub.WebhookEvent;
import tools.jackson.databind.json.JsonMapper;

/// Tells webhooks of notices, within the caller's transaction: what happened and that it is told
/// are on the disk together, or neither.
///
/// Coop's dialect has a call for each item: what is told in one delivery in ours is divided into
/// several there, whose keys differ after `/`.
final class CaseworkNews {

  private static final JsonMapper JSON = new JsonMapper();

  private final Database database;
  private final SqlOutbox outbox;

  CaseworkNews(Database database, SqlOutbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /// What happened.
  ///
  /// @param event as what it is told
  /// @param notice of which notice
  /// @param key by which a repetition is known
  /// @param more members of the body beside `event`, `notice` and `at`; no names, no links
  record Happening(WebhookEvent event, NoticeId notice, String key, Map<String, Object> more) {}

  private record Told(long webhook, WebhookDialect dialect) {}

  /// Posts to the tenant's webhooks.
  void post(TenantId tenant, Happening happening, Instant at) {
    post(tenant, happening, at, told(tenant, happening.event()));
  }

  /// Posts to the tenant's webhooks, and to those of who handed the notice in.
  void postToNotifier(TenantId tenant, Happening happening, Instant at) {
    List<Told> told = new ArrayList<>(told(tenant, happening.event()));
    told.addAll(ofNotifier(happening, at));
    post(tenant, happening, at, told);
  }

  private void post(TenantId tenant, Happening happening, Instant at, List<Told> told) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", happening.event().code());
    body.put("notice", happening.notice().text());
    body.putAll(happening.more());
    body.put("at", at.getEpochSecond());
    String key = happening.event().code() + '-' + happening.key();
    for (Told one : told) {
      outbox.insert(
          tenant,
          new Destination(Webhook.KIND, one.webhook()),
          switch (one.dialect()) {
            case RECOURSE -> List.of(new SqlOutbox.Letter(key, JSON.writeValueAsString(body)));
            case COOP_ACTIONS -> byCopy(key, body);
            case COOP_REPORTS -> byItem(key, body);
          },
          at);
    }
  }

  private static List<SqlOutbox.Letter> byItem(String key, Map<String, Object> body) {
    List<SqlOutbox.Letter> letters = new ArrayList<>();
    int count = body.get("items") instanceof Integer items ? items : 0;
    for (int number = 1; number <= count; number++) {
      Map<String, Object> one = new LinkedHashMap<>(body);
      one.put("item", number);
      letters.add(new SqlOutbox.Letter(key + '/' + number, JSON.writeValueAsString(one)));
    }
    return letters;
  }

  // The statement of reasons in it is for the uploader of the item, not for those of its copies.
  private static List<SqlOutbox.Letter> byCopy(String key, Map<String, Object> body) {
    List<SqlOutbox.Letter> letters = new ArrayList<>();
    Map<String, Object> one = new LinkedHashMap<>(body);
    Object copies = one.remove("copies");
    letters.add(new SqlOutbox.Letter(key, JSON.writeValueAsString(one)));
    one.remove("statement");
    if (copies instanceof List<?> names) {
      for (Object name : names) {
        one.put("itemId", name);
        letters.add(new SqlOutbox.Letter(key + '/' + letters.size(), JSON.writeValueAsString(one)));
      }
    }
    return letters;
  }

  private List<Told> told(TenantId tenant, WebhookEvent event) {
    return database
        .jdbc()
        .query(
            """
        select id, dialect from webhook
        where tenant_id = ? and key_id is null and (' ' || events || ' ') like ?""",
            (row, i) -> new Told(row.getLong(1), WebhookDialect.valueOf(row.getString(2))),
            tenant.number(),
            "% " + event.code() + " %");
  }

  private List<Told> ofNotifier(Happening happening, Instant at) {
    return database
        .jdbc()
        .query(
            """
        select webhook.id, webhook.dialect from webhook
        join notice on notice.key_id = webhook.key_id
        join api_key on api_key.id = webhook.key_id
        where notice.public_id = ? and (' ' || webhook.events || ' ') like ?
          and api_key.revoked_at is null and api_key.expires_at > ?""",
            (row, i) -> new Told(row.getLong(1), WebhookDialect.valueOf(row.getString(2))),
            happening.notice().text(),
            "% " + happening.event().code() + " %",
            at.toEpochMilli());
  }
}
