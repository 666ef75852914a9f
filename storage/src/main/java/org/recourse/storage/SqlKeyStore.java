package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.recourse.hub.ApiKey;
import org.recourse.hub.KeyStore;
import org.recourse.hub.Scope;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;

/// Keys in the database, as digests. May be shared between threads.
public final class SqlKeyStore implements KeyStore {

  private static final String KEYS = """
      select k.id, k.tenant_id, k.name, k.digest, k.scopes, k.created_at, k.expires_at, k.revoked_at,
        o.id as source_id, o.name as source_name, o.is_local
      from api_key k join source o on o.id = k.source_id
      """;

  private final Database database;

  /// Keeps keys in this database.
  public SqlKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public ApiKey create(
      TenantStore.Source source,
      String name,
      Set<Scope> scopes,
      byte[] digest,
      Instant createdAt,
      Instant expiresAt) {
    return database.transaction("creating a key", () -> {
      long number = database.take("api_key", 1);
      database
          .jdbc()
          .update(
              """
          insert into api_key (id, tenant_id, source_id, name, digest, scopes, created_at, expires_at)
          values (?, ?, ?, ?, ?, ?, ?, ?)""",
              number,
              source.tenant().number(),
              source.id().number(),
              name,
              digest,
              scopes.stream().map(Scope::name).sorted().collect(Collectors.joining(" ")),
              createdAt.toEpochMilli(),
              expiresAt.toEpochMilli());
      return new ApiKey(
          number, source.tenant(), source, name, scopes, createdAt, expiresAt, Optional.empty());
    });
  }

  @Override
  public Map<String, ApiKey> byDigest() {
    return database.query("reading the keys", () -> {
      Map<String, ApiKey> all = new HashMap<>();
      database.jdbc().query(KEYS, row -> {
        all.put(HexFormat.of().formatHex(row.getBytes("digest")), key(row, 0));
      });
      return all;
    });
  }

  @Override
  public List<ApiKey> ofTenant(TenantId tenant) {
    return database.query(
        "reading the keys",
        () -> database
            .jdbc()
            .query(
                KEYS + "where k.tenant_id = ? order by k.id", SqlKeyStore::key, tenant.number()));
  }

  @Override
  public boolean isEmpty() {
    return database.query(
        "reading the keys",
        () -> database.jdbc().queryForList("select id from api_key limit 1").isEmpty());
  }

  @Override
  public boolean revoke(TenantId tenant, long number, Instant at) {
    return database.transaction(
        "revoking a key",
        () -> database
                .jdbc()
                .update(
                    "update api_key set revoked_at = ? where tenant_id = ? and id = ? and revoked_at is null",
                    at.toEpochMilli(),
                    tenant.number(),
                    number)
            > 0);
  }

  private static ApiKey key(ResultSet row, int number) throws SQLException {
    TenantId tenant = new TenantId(row.getLong("tenant_id"));
    long revoked = row.getLong("revoked_at");
    return new ApiKey(
        row.getLong("id"),
        tenant,
        new TenantStore.Source(
            new SourceId(row.getLong("source_id")),
            tenant,
            row.getString("source_name"),
            row.getBoolean("is_local")),
        row.getString("name"),
        Arrays.stream(row.getString("scopes").split(" "))
            .map(Scope::valueOf)
            .collect(Collectors.toSet()),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        revoked == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(revoked)));
  }
}
