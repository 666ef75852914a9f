package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.hub.BankId;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.BankPurpose;
import org.recourse.hub.BankStore;
import org.recourse.hub.FloodLimit;
import org.recourse.hub.HubBank;
import org.recourse.hub.TenantId;
import org.recourse.hub.VideoRule;

/// Banks in the database. May be shared between threads.
public final class SqlBankStore implements BankStore {

  private final Database database;

  /// Keeps banks in this database.
  public SqlBankStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<HubBank> create(
      TenantId tenant, BankName name, BankPolicy policy, double enabledRatio) {
    return database.transaction("creating a bank", () -> {
      HubBank bank =
          new HubBank(new BankId(database.take("bank", 1)), tenant, name, policy, enabledRatio);
      return isTaken(bank) ? Optional.empty() : Optional.of(insert(bank));
    });
  }

  private HubBank insert(HubBank bank) {
    BankPolicy policy = bank.policy();
    database
        .jdbc()
        .update(
            """
        insert into bank (id, tenant_id, name, purpose, radius, quorum,
          flood_uploads, flood_seconds, enabled_ratio, video_radius, video_share)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            bank.id().number(),
            bank.tenant().number(),
            bank.name().text(),
            policy.purpose().name(),
            policy.radius(),
            policy.quorum(),
            policy.floodLimit().uploadCount(),
            policy.floodLimit().within().toSeconds(),
            bank.enabledRatio(),
            policy.video().radius(),
            policy.video().sharePercent());
    return bank;
  }

  private boolean isTaken(HubBank bank) {
    return !database
        .jdbc()
        .queryForList(
            "select id from bank where tenant_id = ? and name = ? and id <> ?",
            bank.tenant().number(),
            bank.name().text(),
            bank.id().number())
        .isEmpty();
  }

  @Override
  public List<HubBank> all() {
    return database.query(
        "reading the banks",
        () -> database.jdbc().query("select * from bank order by id", SqlBankStore::bank));
  }

  @Override
  public boolean change(HubBank bank) {
    BankPolicy policy = bank.policy();
    return database.transaction(
        "changing a bank",
        () -> !isTaken(bank)
            && database
                    .jdbc()
                    .update(
                        """
        update bank set name = ?, purpose = ?, radius = ?, quorum = ?,
          flood_uploads = ?, flood_seconds = ?, enabled_ratio = ?, video_radius = ?,
          video_share = ?
        where id = ?""",
                        bank.name().text(),
                        policy.purpose().name(),
                        policy.radius(),
                        policy.quorum(),
                        policy.floodLimit().uploadCount(),
                        policy.floodLimit().within().toSeconds(),
                        bank.enabledRatio(),
                        policy.video().radius(),
                        policy.video().sharePercent(),
                        bank.id().number())
                > 0);
  }

  @Override
  public boolean remove(BankId bank, Instant at) {
    return database.longTransaction("removing a bank", () -> {
      ForgottenRows.keepAllOf(database, bank, at);
      return database.jdbc().update("delete from bank where id = ?", bank.number()) > 0;
    });
  }

  private static HubBank bank(ResultSet row, int number) throws SQLException {
    FloodLimit flood = new FloodLimit(
        row.getInt("flood_uploads"), Duration.ofSeconds(row.getLong("flood_seconds")));
    return new HubBank(
        new BankId(row.getLong("id")),
        new TenantId(row.getLong("tenant_id")),
        new BankName(row.getString("name")),
        new BankPolicy(
            BankPurpose.valueOf(row.getString("purpose")),
            row.getInt("radius"),
            row.getInt("quorum"),
            flood,
            new VideoRule(row.getInt("video_radius"), row.getInt("video_share"))),
        row.getDouble("enabled_ratio"));
  }
}
