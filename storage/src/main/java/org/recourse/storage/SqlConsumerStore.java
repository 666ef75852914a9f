package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.exchange.Consumer;
import org.recourse.exchange.ConsumerStore;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;

/// Who fetches from us, in the database. May be shared between threads.
public final class SqlConsumerStore implements ConsumerStore {

  private final Database database;

  /// Keeps them in this database.
  public SqlConsumerStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Consumer> find(SourceId source, Consumer.Dialect dialect) {
    return database
        .query(
            "reading a consumer",
            () -> database
                .jdbc()
                .query(
                    "select * from consumer where source_id = ? and dialect = ?",
                    SqlConsumerStore::consumer,
                    source.number(),
                    dialect.name()))
        .stream()
        .findFirst();
  }

  @Override
  public List<Consumer> of(TenantId tenant) {
    return database.query(
        "reading the consumers",
        () -> database.jdbc().query("""
                select c.* from consumer c join source s on s.id = c.source_id
                where s.tenant_id = ? order by c.source_id, c.dialect""", SqlConsumerStore::consumer, tenant.number()));
  }

  @Override
  public void save(Consumer consumer) {
    Consumer.Given given = consumer.given();
    Consumer.Forgetting forgetting = consumer.forgetting();
    database.transaction("keeping a consumer", () -> {
      database
          .jdbc()
          .update(
              "delete from consumer where source_id = ? and dialect = ?",
              consumer.source().number(),
              consumer.dialect().name());
      return database
          .jdbc()
          .update(
              """
          insert into consumer (source_id, dialect, since, batch_number, batch_digest,
            acknowledged_change, acknowledged_at, given_at, given_number, given_digest,
            given_change, given_tombstones, given_withdrawn_first, given_withdrawn_sum,
            forgotten_count, forget_last, forget_most, forget_sum)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
              consumer.source().number(),
              consumer.dialect().name(),
              consumer.since().toEpochMilli(),
              consumer.acknowledged().number(),
              consumer.acknowledged().digest(),
              consumer.acknowledged().change(),
              consumer.acknowledgedAt().map(Instant::toEpochMilli).orElse(null),
              consumer.givenAt().map(Instant::toEpochMilli).orElse(null),
              given.batch().number(),
              given.batch().digest(),
              given.batch().change(),
              given.tombstones(),
              given.withdrawnFirst(),
              given.withdrawnSum(),
              forgetting.count(),
              forgetting.last(),
              forgetting.most(),
              forgetting.sum());
    });
  }

  private static Consumer consumer(ResultSet row, int number) throws SQLException {
    return new Consumer(
        new SourceId(row.getLong("source_id")),
        Consumer.Dialect.valueOf(row.getString("dialect")),
        Instant.ofEpochMilli(row.getLong("since")),
        new Consumer.Batch(
            row.getLong("batch_number"),
            row.getString("batch_digest"),
            row.getLong("acknowledged_change")),
        time(row, "acknowledged_at"),
        time(row, "given_at"),
        new Consumer.Given(
            new Consumer.Batch(
                row.getLong("given_number"),
                row.getString("given_digest"),
                row.getLong("given_change")),
            row.getInt("given_tombstones"),
            row.getLong("given_withdrawn_first"),
            row.getLong("given_withdrawn_sum")),
        new Consumer.Forgetting(
            row.getLong("forgotten_count"),
            row.getLong("forget_last"),
            row.getLong("forget_most"),
            row.getLong("forget_sum")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
