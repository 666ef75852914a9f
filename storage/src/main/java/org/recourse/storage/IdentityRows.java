package org.recourse.storage;

import java.time.Instant;
import java.util.Optional;
import org.recourse.casework.staff.OutsideIdentity;
import org.recourse.casework.staff.StaffId;

/// Writes and reads with whom identities are linked, within the caller's transaction. Of an
/// identity only a keyed digest is kept.
final class IdentityRows {

  private final Database database;
  private final KeyRing keys;

  IdentityRows(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  /// Links, unless the identity is somebody else's.
  boolean link(StaffId member, OutsideIdentity identity, Instant at) {
    return database
            .jdbc()
            .update(
                """
        insert into outside_identity (staff_id, identity_mac, linked_at)
        select ?, ?, ? where not exists (
          select 1 from outside_identity where identity_mac = ? and staff_id <> ?)
        on conflict (staff_id) do update
          set identity_mac = excluded.identity_mac, linked_at = excluded.linked_at""",
                member.number(),
                mac(identity),
                at.toEpochMilli(),
                mac(identity),
                member.number())
        > 0;
  }

  /// Ends a member's link, and returns whether there was one.
  boolean unlink(StaffId member) {
    return database
            .jdbc()
            .update("delete from outside_identity where staff_id = ?", member.number())
        > 0;
  }

  /// Returns whether a member has a link.
  boolean has(StaffId member) {
    return !database
        .jdbc()
        .queryForList(
            "select staff_id from outside_identity where staff_id = ?", Long.class, member.number())
        .isEmpty();
  }

  /// Returns with whom an identity is linked.
  Optional<StaffId> find(OutsideIdentity identity) {
    return database
        .jdbc()
        .query(
            "select staff_id from outside_identity where identity_mac = ?",
            (row, i) -> new StaffId(row.getLong(1)),
            mac(identity))
        .stream()
        .findFirst();
  }

  private byte[] mac(OutsideIdentity identity) {
    return keys.mac("identity " + identity.issuer() + '\n' + identity.subject());
  }
}
