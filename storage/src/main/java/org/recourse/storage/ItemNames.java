package org.recourse.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.ItemId;
import org.recourse.hub.TenantId;

/// Finds items by the platform's own names for them and their copies, of which only keyed digests
/// are kept, within the caller's transaction.
final class ItemNames {

  private static final int MOST = 20;

  private final Database database;
  private final KeyRing ring;

  ItemNames(Database database, KeyRing ring) {
    this.database = database;
    this.ring = ring;
  }

  /// Returns what is kept of a name.
  byte[] mac(TenantId tenant, String name) {
    return ring.mac("item " + tenant.number() + ' ' + name);
  }

  /// Keeps the names of the copies that go with an item.
  void keep(TenantId tenant, long item, List<String> copies) {
    List<Object[]> rows = new ArrayList<>(copies.size());
    for (String copy : copies) {
      rows.add(new Object[] {item, mac(tenant, copy)});
    }
    database.jdbc().batchUpdate("""
        insert into item_name (item_id, name_mac) values (?, ?)
        on conflict (item_id, name_mac) do nothing""", rows);
  }

  /// Returns the items that are decided and of which this is the name, or that of a copy, those
  /// that were decided last first, at most 20.
  List<ItemId> decided(TenantId tenant, String name) {
    byte[] mac = mac(tenant, name);
    return database.jdbc().query("""
        select notice.public_id, item.number from item
        join notice on notice.id = item.notice_id
        where notice.tenant_id = ? and item.outcome is not null and item.is_proposed = 0
          and (item.item_mac = ? or item.id in (select item_id from item_name where name_mac = ?))
        order by item.decided_at desc, item.id desc limit ?""", ItemNames::id, tenant.number(), mac, mac, MOST);
  }

  /// Returns whether another item than this one is restricted and has this name, or that of a
  /// copy: then what is said of this one does not bring it back.
  boolean isHeldByAnother(TenantId tenant, long item, String name) {
    byte[] mac = mac(tenant, name);
    return !database
        .jdbc()
        .queryForList("""
        select item.id from item join notice on notice.id = item.notice_id
        where notice.tenant_id = ? and item.id <> ?
          and item.outcome in ('REMOVED', 'DISABLED', 'DELISTED')
          and (item.item_mac = ? or item.id in (select item_id from item_name where name_mac = ?))
        limit 1""", Long.class, tenant.number(), item, mac, mac)
        .isEmpty();
  }

  /// Returns the items that were decided as reported before and are, by the platform's own name,
  /// the same as this one, unless another decision restricts that.
  List<ItemId> leftWithout(TenantId tenant, long item) {
    return database.jdbc().query("""
        select notice.public_id, item.number from item
        join notice on notice.id = item.notice_id
        join item taken on taken.id = ? and taken.item_mac = item.item_mac
        where notice.tenant_id = ? and item.outcome = 'DUPLICATE' and item.is_proposed = 0
          and not exists (select 1 from item other
            join notice its on its.id = other.notice_id and its.tenant_id = notice.tenant_id
            where other.item_mac = item.item_mac and other.id <> taken.id
              and other.outcome in ('REMOVED', 'DISABLED', 'DELISTED'))
        order by item.id""", ItemNames::id, item, tenant.number());
  }

  private static ItemId id(ResultSet row, int number) throws SQLException {
    return new ItemId(new NoticeId(row.getString(1)), row.getInt(2));
  }
}
