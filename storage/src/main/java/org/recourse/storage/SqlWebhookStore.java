package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.recourse.hub.BankId;
import org.recourse.hub.BankName;
import org.recourse.hub.Entry;
import org.recourse.hub.NewWebhook;
import org.recourse.hub.TenantId;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;
import org.recourse.hub.WebhookEvent;
import org.recourse.hub.WebhookNews;
import org.recourse.hub.WebhookStore;

/// Webhooks in the database, addresses and secrets encrypted. May be shared between threads.
public final class SqlWebhookStore implements WebhookStore {

  private static final int PAGE = 250;

  private final Database database;
  private final KeyRing keys;
  private final SqlOutbox outbox;
  private final EntryRows entries;

  /// Keeps webhooks in this database, under these keys, and their deliveries in this outbox.
  public SqlWebhookStore(Database database, KeyRing keys, SqlOutbox outbox) {
    this.database = database;
    this.keys = keys;
    this.outbox = outbox;
    this.entries = new EntryRows(database, keys);
  }

  @Override
  public Webhook register(TenantId tenant, NewWebhook given, Instant at) {
    return database.transaction("registering a webhook", () -> {
      Webhook webhook = new Webhook(
          database.take("webhook", 1),
          tenant,
          given.url(),
          given.events(),
          given.dialect(),
          given.notifier(),
          at);
      insert(webhook, given);
      return webhook;
    });
  }

  private void insert(Webhook webhook, NewWebhook given) {
    database
        .jdbc()
        .update(
            """
        insert into webhook (id, tenant_id, url_sealed, secret_sealed, events, last_change,
          created_at, dialect, settings_sealed, key_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            webhook.number(),
            webhook.tenant().number(),
            seal(given.url(), "webhook_url", webhook.number()),
            seal(given.secret(), "webhook_secret", webhook.number()),
            given.events().stream()
                .map(WebhookEvent::code)
                .sorted()
                .collect(Collectors.joining(" ")),
            database.last("change"),
            webhook.createdAt().toEpochMilli(),
            given.dialect().name(),
            given.settings().isEmpty()
                ? null
                : seal(given.settings(), "webhook_settings", webhook.number()),
            given.notifier().orElse(null));
  }

  @Override
  public List<Webhook> all() {
    return database.query(
        "reading the webhooks",
        () -> database.jdbc().query("select * from webhook order by id", this::webhook));
  }

  @Override
  public Optional<String> secret(long webhook) {
    return database.query(
        "reading a webhook",
        () -> database
            .jdbc()
            .query(
                "select secret_sealed from webhook where id = ?",
                (row, i) -> open(row.getBytes(1), "webhook_secret", webhook),
                webhook)
            .stream()
            .findFirst());
  }

  @Override
  public String settings(long webhook) {
    return database.query(
        "reading a webhook",
        () -> database
            .jdbc()
            .query("""
            select settings_sealed from webhook where id = ? and settings_sealed is not null""", (row, i) -> open(row.getBytes(1), "webhook_settings", webhook), webhook)
            .stream()
            .findFirst()
            .orElse(""));
  }

  @Override
  public boolean remove(TenantId tenant, long webhook) {
    return database.transaction("removing a webhook", () -> {
      boolean removed = database
              .jdbc()
              .update(
                  "delete from webhook where tenant_id = ? and id = ?", tenant.number(), webhook)
          > 0;
      if (removed) {
        database
            .jdbc()
            .update("delete from delivery where kind = ? and target = ?", Webhook.KIND, webhook);
      }
      return removed;
    });
  }

  @Override
  public boolean postChanges(Webhook webhook, Instant now) {
    boolean news = database.query(
        "reading a webhook",
        () -> toldUpTo(webhook).filter(told -> told < database.last("change")).isPresent());
    return news && database.transaction("telling a webhook", () -> postPage(webhook, now));
  }

  // The counter first: every change up to it is committed, and in what is read next.
  private boolean postPage(Webhook webhook, Instant now) {
    long last = database.last("change");
    Optional<Long> told = toldUpTo(webhook);
    if (told.isEmpty() || outbox.pendingCount(webhook.destination()) > MOST_PENDING - 2 * PAGE) {
      return false;
    }
    List<Entry> changed = entries.changedAfter(told.get(), PAGE);
    outbox.insert(webhook.tenant(), webhook.destination(), letters(webhook, changed, now), now);
    boolean more = changed.size() == PAGE;
    database
        .jdbc()
        .update(
            "update webhook set last_change = ? where id = ?",
            more ? changed.getLast().changed() : last,
            webhook.number());
    return more;
  }

  private List<SqlOutbox.Letter> letters(Webhook webhook, List<Entry> changed, Instant now) {
    Map<BankId, BankName> banks = banks(webhook.tenant());
    List<SqlOutbox.Letter> letters = new ArrayList<>();
    for (Entry entry : changed) {
      BankName bank = banks.get(entry.bank());
      if (bank == null) {
        continue;
      }
      if (webhook.events().contains(WebhookEvent.ENTRY_CHANGED)) {
        letters.add(letter(WebhookEvent.ENTRY_CHANGED, bank, entry, now));
      }
      if (entry.quarantined() && webhook.events().contains(WebhookEvent.ENTRY_QUARANTINED)) {
        letters.add(letter(WebhookEvent.ENTRY_QUARANTINED, bank, entry, now));
      }
    }
    return letters;
  }

  private static SqlOutbox.Letter letter(
      WebhookEvent event, BankName bank, Entry entry, Instant now) {
    WebhookNews news = new WebhookNews(
        event,
        bank,
        entry.id(),
        entry.statements().standing(),
        entry.quarantined(),
        entry.changed(),
        now);
    return new SqlOutbox.Letter(event.code() + '-' + entry.changed(), news.toLine());
  }

  @Override
  public int postMatches(List<Webhook> webhooks, List<WebhookNews> news, Instant now) {
    return database.transaction("telling webhooks of matches", () -> {
      int left = 0;
      for (Webhook webhook : webhooks) {
        List<WebhookNews> wanted =
            news.stream().filter(one -> webhook.events().contains(one.event())).toList();
        int room = (int) Math.max(0, MOST_PENDING - outbox.pendingCount(webhook.destination()));
        postMatches(webhook, wanted.subList(0, Math.min(room, wanted.size())), now);
        left += Math.max(0, wanted.size() - room);
      }
      return left;
    });
  }

  private void postMatches(Webhook webhook, List<WebhookNews> news, Instant now) {
    if (news.isEmpty()) {
      return;
    }
    long number = database.take("match", news.size());
    List<SqlOutbox.Letter> letters = new ArrayList<>(news.size());
    for (WebhookNews one : news) {
      letters.add(new SqlOutbox.Letter(one.event().code() + '-' + number++, one.toLine()));
    }
    outbox.insert(webhook.tenant(), webhook.destination(), letters, now);
  }

  private Optional<Long> toldUpTo(Webhook webhook) {
    return database
        .jdbc()
        .query(
            "select last_change from webhook where id = ?",
            (row, i) -> row.getLong(1),
            webhook.number())
        .stream()
        .findFirst();
  }

  private Map<BankId, BankName> banks(TenantId tenant) {
    Map<BankId, BankName> banks = new HashMap<>();
    database
        .jdbc()
        .query(
            "select id, name from bank where tenant_id = ?",
            row -> {
              banks.put(new BankId(row.getLong(1)), new BankName(row.getString(2)));
            },
            tenant.number());
    return banks;
  }

  private Webhook webhook(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    return new Webhook(
        id,
        new TenantId(row.getLong("tenant_id")),
        open(row.getBytes("url_sealed"), "webhook_url", id),
        Arrays.stream(row.getString("events").split(" "))
            .map(code -> WebhookEvent.ofCode(code).orElseThrow())
            .collect(Collectors.toSet()),
        WebhookDialect.valueOf(row.getString("dialect")),
        NoticeRows.number(row, "key_id"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private byte[] seal(String text, String what, long owner) {
    return keys.seal(text.getBytes(StandardCharsets.UTF_8), what, owner);
  }

  private String open(byte[] sealed, String what, long owner) {
    return new String(keys.open(sealed, what, owner), StandardCharsets.UTF_8);
  }
}
