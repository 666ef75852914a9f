package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;

/// Tenants and sources in the database. May be shared between threads.
public final class SqlTenantStore implements TenantStore {

  private static final String SOURCES = "select id, tenant_id, name, is_local from source ";

  private final Database database;

  /// Keeps them in this database.
  public SqlTenantStore(Database database) {
    this.database = database;
  }

  @Override
  public TenantId createTenant(String name, Instant at) {
    return database.transaction("creating a tenant", () -> {
      TenantId tenant = new TenantId(database.take("tenant", 1));
      database
          .jdbc()
          .update(
              "insert into tenant (id, name, created_at) values (?, ?, ?)",
              tenant.number(),
              name,
              at.toEpochMilli());
      return tenant;
    });
  }

  @Override
  public Optional<TenantId> tenant(String name) {
    return database
        .query(
            "reading a tenant",
            () -> database
                .jdbc()
                .query(
                    "select id from tenant where name = ?",
                    (row, number) -> new TenantId(row.getLong("id")),
                    name))
        .stream()
        .findFirst();
  }

  @Override
  public List<Tenant> tenants() {
    return database.query(
        "reading the tenants",
        () -> database
            .jdbc()
            .query(
                "select id, name from tenant order by id",
                (row, number) -> new Tenant(new TenantId(row.getLong(1)), row.getString(2))));
  }

  @Override
  public SourceId createSource(TenantId tenant, String name, boolean local, Instant at) {
    return database.transaction("creating a source", () -> {
      SourceId source = new SourceId(database.take("source", 1));
      database
          .jdbc()
          .update(
              "insert into source (id, tenant_id, name, is_local, created_at) values (?, ?, ?, ?, ?)",
              source.number(),
              tenant.number(),
              name,
              local ? 1 : 0,
              at.toEpochMilli());
      return source;
    });
  }

  @Override
  public Optional<Source> source(TenantId tenant, String name) {
    return database
        .query(
            "reading a source",
            () -> database
                .jdbc()
                .query(
                    SOURCES + "where tenant_id = ? and name = ?",
                    SqlTenantStore::source,
                    tenant.number(),
                    name))
        .stream()
        .findFirst();
  }

  @Override
  public List<Source> sources() {
    return database.query(
        "reading the sources",
        () -> database.jdbc().query(SOURCES + "order by id", SqlTenantStore::source));
  }

  private static Source source(ResultSet row, int number) throws SQLException {
    return new Source(
        new SourceId(row.getLong("id")),
        new TenantId(row.getLong("tenant_id")),
        row.getString("name"),
        row.getBoolean("is_local"));
  }
}
