package org.recourse.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.recourse.exchange.ShareStore;
import org.recourse.hub.BankId;
import org.recourse.hub.TenantId;

/// Which banks are shared, in the database. May be shared between threads.
public final class SqlShareStore implements ShareStore {

  private final Database database;

  /// Keeps it in this database.
  public SqlShareStore(Database database) {
    this.database = database;
  }

  @Override
  public void set(TenantId tenant, BankId bank, Share share, Instant at) {
    database.transaction("sharing a bank", () -> {
      boolean before = of(tenant).getOrDefault(bank, new Share(false, false)).shared();
      if (share.takesSubmissions()) {
        database.jdbc().update("""
            update bank_share set takes_submissions = 0
            where bank_id in (select id from bank where tenant_id = ?)""", tenant.number());
      }
      database
          .jdbc()
          .update(
              """
          insert into bank_share (bank_id, is_shared, takes_submissions, was_shared, changed_at)
          values (?, ?, ?, ?, ?)
          on conflict (bank_id) do update
          set takes_submissions = excluded.takes_submissions,
            changed_at = case when excluded.is_shared <> bank_share.is_shared
              then excluded.changed_at else bank_share.changed_at end,
            was_shared = case when excluded.is_shared = 1 then 1 else bank_share.was_shared end,
            is_shared = excluded.is_shared""",
              bank.number(),
              share.shared() ? 1 : 0,
              share.takesSubmissions() ? 1 : 0,
              share.shared() ? 1 : 0,
              at.toEpochMilli());
      if (before != share.shared()) {
        touch(bank);
      }
      return true;
    });
  }

  /// Numbers all entries of a bank as changed.
  private void touch(BankId bank) {
    int count = Objects.requireNonNull(database
        .jdbc()
        .queryForObject(
            "select count(*) from entry where bank_id = ?", Integer.class, bank.number()));
    long first = database.take("change", count);
    database.jdbc().update("""
        update entry set change_number = ? + touched.n
        from (
          select id as touched_id, row_number() over (order by id) - 1 as n
          from entry where bank_id = ?
        ) as touched
        where entry.id = touched.touched_id""", first, bank.number());
  }

  @Override
  public Map<BankId, Outgoing> outgoing(TenantId tenant) {
    Map<BankId, Outgoing> outgoing = new HashMap<>();
    database.query("reading what is shared", () -> {
      database
          .jdbc()
          .query(
              """
              select s.bank_id, s.is_shared, s.changed_at
              from bank_share s join bank b on b.id = s.bank_id
              where b.tenant_id = ? and s.was_shared = 1""",
              row -> {
                outgoing.put(
                    new BankId(row.getLong(1)),
                    new Outgoing(row.getBoolean(2), Instant.ofEpochMilli(row.getLong(3))));
              },
              tenant.number());
      return true;
    });
    return outgoing;
  }

  @Override
  public Map<BankId, Share> of(TenantId tenant) {
    Map<BankId, Share> shares = new HashMap<>();
    database.query("reading what is shared", () -> {
      database
          .jdbc()
          .query(
              """
              select s.bank_id, s.is_shared, s.takes_submissions
              from bank_share s join bank b on b.id = s.bank_id
              where b.tenant_id = ?""",
              row -> {
                shares.put(
                    new BankId(row.getLong(1)), new Share(row.getBoolean(2), row.getBoolean(3)));
              },
              tenant.number());
      return true;
    });
    return shares;
  }
}
