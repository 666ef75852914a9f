package org.recourse.storage;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeId;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.ExchangeStatus;
import org.recourse.exchange.ExchangeStore;
import org.recourse.exchange.FeedbackSetting;
import org.recourse.exchange.feedback.FeedbackStore;
import org.recourse.hub.BankId;
import org.recourse.hub.BankName;
import org.recourse.hub.HubBank;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;

/// From whom is fetched, in the database, credentials encrypted. May be shared between threads.
public final class SqlExchangeStore implements ExchangeStore {

  private static final String OWN = "exchange credentials";
  private static final String OF_KIND = "credentials of ";

  private final Database database;
  private final KeyRing keys;

  /// Keeps it in this database, under these keys.
  public SqlExchangeStore(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public Exchange create(
      HubBank bank,
      ExchangeKind kind,
      Map<String, String> settings,
      SourceId source,
      Duration every,
      Credentials credentials) {
    return database.transaction("creating an exchange", () -> {
      Exchange made = new Exchange(
          new ExchangeId(database.take("exchange", 1)),
          bank.tenant(),
          bank.name(),
          kind,
          settings,
          bank.id(),
          source,
          true,
          every,
          FeedbackSetting.NEVER);
      database
          .jdbc()
          .update(
              """
          insert into exchange (id, tenant_id, name, kind, settings, bank_id, source_id, is_enabled,
            is_removed, every_seconds, credentials_sealed, cursor_text, fetched_count,
            quarantined_count)
          values (?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?, '', 0, 0)""",
              made.id().number(),
              bank.tenant().number(),
              bank.name().text(),
              kind.code(),
              text(settings),
              bank.id().number(),
              source.number(),
              every.toSeconds(),
              sealed(made.id(), credentials));
      return made;
    });
  }

  @Override
  public List<Exchange> all() {
    return database.query(
        "reading the exchanges",
        () -> database
            .jdbc()
            .query(
                "select * from exchange where is_removed = 0 order by id",
                SqlExchangeStore::exchange));
  }

  @Override
  public List<SourceId> sources(TenantId tenant) {
    return database.query(
        "reading the exchanges",
        () -> database
            .jdbc()
            .query(
                "select source_id from exchange where tenant_id = ?",
                (row, i) -> new SourceId(row.getLong(1)),
                tenant.number()));
  }

  @Override
  public boolean enable(ExchangeId exchange, boolean enabled) {
    return update("update exchange set is_enabled = ? where id = ?", enabled ? 1 : 0, exchange);
  }

  @Override
  public boolean change(ExchangeId exchange, Map<String, String> settings) {
    return update("update exchange set settings = ? where id = ?", text(settings), exchange);
  }

  @Override
  public boolean remove(ExchangeId exchange) {
    return database.transaction("removing an exchange", () -> {
      database
          .jdbc()
          .update(
              "delete from delivery where kind = ? and target = ?",
              FeedbackStore.KIND,
              exchange.number());
      return database.jdbc().update("""
          update exchange set is_removed = 1, is_enabled = 0, credentials_sealed = null
          where id = ?""", exchange.number()) > 0;
    });
  }

  private boolean update(String statement, @Nullable Object value, ExchangeId exchange) {
    return database.transaction(
        "changing an exchange",
        () -> database.jdbc().update(statement, value, exchange.number()) > 0);
  }

  @Override
  public void setCredentials(ExchangeId exchange, Credentials credentials) {
    update(
        "update exchange set credentials_sealed = ? where id = ?",
        sealed(exchange, credentials),
        exchange);
  }

  private byte @Nullable [] sealed(ExchangeId exchange, Credentials credentials) {
    return credentials.isEmpty() ? null : keys.seal(bytes(credentials), OWN, exchange.number());
  }

  @Override
  public void setCredentials(TenantId tenant, ExchangeKind kind, Credentials credentials) {
    database.transaction("changing credentials", () -> {
      database
          .jdbc()
          .update(
              "delete from exchange_api where tenant_id = ? and kind = ?",
              tenant.number(),
              kind.code());
      if (!credentials.isEmpty()) {
        database
            .jdbc()
            .update(
                "insert into exchange_api (tenant_id, kind, credentials_sealed) values (?, ?, ?)",
                tenant.number(),
                kind.code(),
                keys.seal(bytes(credentials), OF_KIND + kind.code(), tenant.number()));
      }
      return true;
    });
  }

  @Override
  public Credentials credentials(Exchange exchange) {
    long number = exchange.id().number();
    return database
        .query(
            "reading credentials",
            () -> database
                .jdbc()
                .query(
                    "select credentials_sealed from exchange where id = ? and credentials_sealed is not null",
                    (row, i) -> credentials(keys.open(row.getBytes(1), OWN, number)),
                    number))
        .stream()
        .findFirst()
        .orElseGet(() -> credentials(exchange.tenant(), exchange.kind()));
  }

  @Override
  public Credentials credentials(TenantId tenant, ExchangeKind kind) {
    return database
        .query(
            "reading credentials",
            () -> database
                .jdbc()
                .query(
                    "select credentials_sealed from exchange_api where tenant_id = ? and kind = ?",
                    (row, i) -> credentials(
                        keys.open(row.getBytes(1), OF_KIND + kind.code(), tenant.number())),
                    tenant.number(),
                    kind.code()))
        .stream()
        .findFirst()
        .orElse(Credentials.NONE);
  }

  @Override
  public ExchangeStatus status(ExchangeId exchange) {
    return database
        .query(
            "reading how fetching went",
            () -> database
                .jdbc()
                .query(
                    "select * from exchange where id = ?",
                    SqlExchangeStore::status,
                    exchange.number()))
        .stream()
        .findFirst()
        .orElse(ExchangeStatus.NEW);
  }

  @Override
  public String cursor(ExchangeId exchange) {
    return Objects.requireNonNull(database.query(
        "reading a cursor",
        () -> database
            .jdbc()
            .queryForObject(
                "select cursor_text from exchange where id = ?", String.class, exchange.number())));
  }

  @Override
  public void begin(ExchangeId exchange, Instant at) {
    update("update exchange set started_at = ? where id = ?", at.toEpochMilli(), exchange);
  }

  @Override
  public void advance(ExchangeId exchange, String cursor, int fetchedCount) {
    database.transaction(
        "keeping a cursor",
        () -> database.jdbc().update("""
            update exchange set cursor_text = ?, fetched_count = fetched_count + ?
            where id = ?""", cursor, fetchedCount, exchange.number()));
  }

  @Override
  public void end(ExchangeId exchange, Instant at, Optional<String> failure) {
    database.transaction(
        "ending a fetch",
        () -> database
            .jdbc()
            .update(
                """
            update exchange set ended_at = ?, failure = ?,
              succeeded_at = case when ? = 1 then ? else succeeded_at end
            where id = ?""",
                at.toEpochMilli(),
                failure.orElse(null),
                failure.isEmpty() ? 1 : 0,
                at.toEpochMilli(),
                exchange.number()));
  }

  private static Exchange exchange(ResultSet row, int number) throws SQLException {
    return new Exchange(
        new ExchangeId(row.getLong("id")),
        new TenantId(row.getLong("tenant_id")),
        new BankName(row.getString("name")),
        ExchangeKind.ofCode(row.getString("kind")).orElseThrow(),
        values(row.getString("settings")),
        new BankId(row.getLong("bank_id")),
        new SourceId(row.getLong("source_id")),
        row.getBoolean("is_enabled"),
        Duration.ofSeconds(row.getLong("every_seconds")),
        FeedbackSetting.valueOf(row.getString("feedback")));
  }

  private static ExchangeStatus status(ResultSet row, int number) throws SQLException {
    Optional<String> failure = Optional.ofNullable(row.getString("failure"));
    Optional<Instant> ended = time(row, "ended_at");
    return new ExchangeStatus(
        time(row, "started_at"),
        ended,
        time(row, "succeeded_at"),
        failure,
        row.getLong("fetched_count"),
        row.getLong("quarantined_count"),
        ended.isPresent() && failure.isEmpty());
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static byte[] bytes(Credentials credentials) {
    return text(credentials.reveal()).getBytes(StandardCharsets.UTF_8);
  }

  private static Credentials credentials(byte[] bytes) {
    return new Credentials(values(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static String text(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value ->
            value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new HashMap<>();
    for (String part : text.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        values.put(
            part.substring(0, equals),
            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
