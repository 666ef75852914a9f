package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Outbox;
import org.recourse.hub.TenantId;

/// Deliveries in the database, their payloads encrypted. May be shared between threads.
public final class SqlOutbox implements Outbox {

  private static final String COLUMN = "payload";

  private final Database database;
  private final KeyRing keys;

  /// Keeps deliveries in this database, under these keys.
  public SqlOutbox(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public void post(
      TenantId tenant, Destination destination, String key, String payload, Instant at) {
    database.transaction("posting a delivery", () -> {
      insert(tenant, destination, List.of(new Letter(key, payload)), at);
      return true;
    });
  }

  /// What is posted.
  record Letter(String key, String payload) {}

  /// Keeps deliveries within the caller's transaction.
  void insert(TenantId tenant, Destination destination, List<Letter> letters, Instant at) {
    if (letters.isEmpty()) {
      return;
    }
    long number = database.take("delivery", letters.size());
    List<Object[]> rows = new ArrayList<>(letters.size());
    for (Letter letter : letters) {
      rows.add(new Object[] {
        number,
        tenant.number(),
        destination.kind(),
        destination.number(),
        letter.key(),
        keys.seal(letter.payload().getBytes(StandardCharsets.UTF_8), COLUMN, number),
        at.toEpochMilli(),
        at.toEpochMilli()
      });
      number++;
    }
    database.jdbc().batchUpdate("""
        insert into delivery (id, tenant_id, kind, target, idempotency_key, payload_sealed,
          attempts, state, created_at, due_at)
        values (?, ?, ?, ?, ?, ?, 0, 'PENDING', ?, ?)
        on conflict (kind, target, idempotency_key) do nothing""", rows);
  }

  /// Returns how many deliveries a destination has not yet accepted, dead ones not counted.
  long pendingCount(Destination destination) {
    return Objects.requireNonNull(database
        .jdbc()
        .queryForObject(
            "select count(*) from delivery where state = 'PENDING' and kind = ? and target = ?",
            Long.class,
            destination.kind(),
            destination.number()));
  }

  @Override
  public List<Delivery> due(Instant now, int atMostEach) {
    return database.query("reading what is due", () -> {
      List<Delivery> due = new ArrayList<>();
      for (Destination destination : destinationsDue(now)) {
        due.addAll(database
            .jdbc()
            .query(
                """
            select * from delivery
            where state = 'PENDING' and kind = ? and target = ? and due_at <= ?
            order by due_at, id limit ?""",
                this::delivery,
                destination.kind(),
                destination.number(),
                now.toEpochMilli(),
                atMostEach));
      }
      return due;
    });
  }

  private List<Destination> destinationsDue(Instant now) {
    return database
        .jdbc()
        .query(
            """
        select kind, target from delivery where state = 'PENDING' and due_at <= ?
        group by kind, target order by min(due_at)""", (row, i) -> new Destination(row.getString(1), row.getLong(2)), now.toEpochMilli());
  }

  @Override
  public void accepted(Delivery delivery) {
    database.transaction(
        "forgetting a delivery",
        () -> database.jdbc().update("delete from delivery where id = ?", delivery.number()));
  }

  @Override
  public void failed(Delivery delivery, DeliveryFailure why, Optional<Instant> tryAgainAt) {
    database.transaction(
        "noting a failed delivery",
        () -> database
            .jdbc()
            .update(
                """
            update delivery set attempts = ?, state = ?, failure = ?, due_at = ?
            where id = ? and state = 'PENDING'""",
                delivery.attempts() + 1,
                tryAgainAt.isPresent() ? "PENDING" : "DEAD",
                why.name(),
                tryAgainAt.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
                delivery.number()));
  }

  @Override
  public List<Dead> dead(TenantId tenant, long after, int atMost) {
    return database.query(
        "reading dead deliveries",
        () -> database.jdbc().query("""
            select * from delivery where tenant_id = ? and state = 'DEAD' and id > ?
            order by id limit ?""", SqlOutbox::dead, tenant.number(), after, atMost));
  }

  @Override
  public boolean replay(TenantId tenant, long number, Instant now) {
    return replay(tenant, now, "and id = " + number) > 0;
  }

  @Override
  public int replayAll(TenantId tenant, Instant now) {
    return replay(tenant, now, "");
  }

  private int replay(TenantId tenant, Instant now, String which) {
    return database.transaction(
        "replaying dead deliveries",
        () -> database
            .jdbc()
            .update(
                "update delivery set state = 'PENDING', attempts = 0, due_at = ?"
                    + " where tenant_id = ? and state = 'DEAD' "
                    + which,
                now.toEpochMilli(),
                tenant.number()));
  }

  @Override
  public Backlog backlog() {
    return database.query(
        "counting deliveries",
        () -> Objects.requireNonNull(database.jdbc().queryForObject("""
            select count(case when state = 'PENDING' then 1 end),
              count(case when state = 'DEAD' then 1 end),
              min(case when state = 'PENDING' then created_at end)
            from delivery""", SqlOutbox::backlog)));
  }

  private static Backlog backlog(ResultSet row, int number) throws SQLException {
    long oldest = row.getLong(3);
    return new Backlog(
        row.getLong(1),
        row.getLong(2),
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)));
  }

  private Delivery delivery(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    return new Delivery(
        id,
        new TenantId(row.getLong("tenant_id")),
        destination(row),
        row.getString("idempotency_key"),
        new String(keys.open(row.getBytes("payload_sealed"), COLUMN, id), StandardCharsets.UTF_8),
        row.getInt("attempts"));
  }

  private static Dead dead(ResultSet row, int number) throws SQLException {
    return new Dead(
        row.getLong("id"),
        destination(row),
        row.getString("idempotency_key"),
        row.getInt("attempts"),
        DeliveryFailure.valueOf(row.getString("failure")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private static Destination destination(ResultSet row) throws SQLException {
    return new Destination(row.getString("kind"), row.getLong("target"));
  }
}
