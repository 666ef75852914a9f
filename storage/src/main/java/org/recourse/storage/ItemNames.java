package org.recourse.storage;

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
    return database
        .jdbc()
        .query(
            """
        select notice.public_id, item.number from item
        join notice on notice.id = item.notice_id
        where notice.tenant_id = ? and item.outcome is not null and item.is_proposed = 0
          and (item.item_mac = ? or item.id in (select item_id from item_name where name_mac = ?))
        order by item.decided_at desc, item.id desc limit ?""",
            (row, i) -> new ItemId(new NoticeId(row.getString(1)), row.getInt(2)),
            tenant.number(),
            mac,
            mac,
            MOST);
  }
}
