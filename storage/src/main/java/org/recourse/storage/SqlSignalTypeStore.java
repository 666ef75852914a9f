package org.recourse.storage;

import java.util.EnumMap;
import java.util.Map;
import org.recourse.hub.SignalType;
import org.recourse.hub.SignalTypeStore;
import org.recourse.hub.TenantId;

/// The shares of signal types in a database. May be shared between threads.
public final class SqlSignalTypeStore implements SignalTypeStore {

  private final Database database;

  /// Keeps them there.
  public SqlSignalTypeStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<SignalType, Double> enabledRatios(TenantId tenant) {
    return database.query("reading the signal types", () -> {
      Map<SignalType, Double> ratios = new EnumMap<>(SignalType.class);
      database
          .jdbc()
          .query(
              "select signal_type, enabled_ratio from signal_type where tenant_id = ?",
              row -> {
                double ratio = row.getDouble("enabled_ratio");
                SignalType.ofCode(row.getString("signal_type"))
                    .ifPresent(type -> ratios.put(type, ratio));
              },
              tenant.number());
      return ratios;
    });
  }

  @Override
  public void setEnabledRatio(TenantId tenant, SignalType type, double ratio) {
    database.transaction(
        "setting a signal type",
        () -> database
            .jdbc()
            .update(
                "insert into signal_type (tenant_id, signal_type, enabled_ratio) values (?, ?, ?)"
                    + " on conflict (tenant_id, signal_type)"
                    + " do update set enabled_ratio = excluded.enabled_ratio",
                tenant.number(),
                type.code(),
                ratio));
  }
}
