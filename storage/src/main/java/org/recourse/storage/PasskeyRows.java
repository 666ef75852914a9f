package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.staff.Passkey;
import org.recourse.casework.staff.StaffId;

/// Rows of `passkey`: one sealed text each, found again by a digest under a key. Within a
/// transaction of the caller's.
final class PasskeyRows {

  private static final String SEALED = "passkey";

  private final Database database;
  private final KeyRing keys;

  PasskeyRows(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  boolean add(Passkey passkey) {
    long id = database.take("passkey", 1);
    return database
            .jdbc()
            .update(
                """
          insert into passkey (id, staff_id, credential_mac, credential_sealed, created_at, used_at)
          values (?, ?, ?, ?, ?, null) on conflict (credential_mac) do nothing""",
                id,
                passkey.owner().number(),
                mac(passkey.credentialId()),
                sealed(passkey, id),
                passkey.createdAt().toEpochMilli())
        > 0;
  }

  Optional<Passkey> find(String credentialId) {
    return database
        .jdbc()
        .query("select * from passkey where credential_mac = ?", this::passkey, mac(credentialId))
        .stream()
        .findFirst();
  }

  List<Passkey> of(StaffId owner) {
    return database
        .jdbc()
        .query(
            "select * from passkey where staff_id = ? order by id", this::passkey, owner.number());
  }

  boolean used(String credentialId, long signatureCount, Instant at) {
    List<Long> ids = database
        .jdbc()
        .query(
            "select id from passkey where credential_mac = ?",
            (row, number) -> row.getLong(1),
            mac(credentialId));
    for (long id : ids) {
      Passkey before = find(credentialId).orElseThrow();
      Passkey after = new Passkey(
          before.owner(),
          before.credentialId(),
          before.publicKey(),
          before.attestation(),
          before.label(),
          signatureCount,
          before.flags(),
          before.createdAt(),
          at);
      database
          .jdbc()
          .update(
              "update passkey set credential_sealed = ?, used_at = ? where id = ?",
              sealed(after, id),
              at.toEpochMilli(),
              id);
    }
    return !ids.isEmpty();
  }

  boolean remove(StaffId owner, String credentialId) {
    return database
            .jdbc()
            .update(
                "delete from passkey where staff_id = ? and credential_mac = ?",
                owner.number(),
                mac(credentialId))
        > 0;
  }

  int removeAll(StaffId owner) {
    return database.jdbc().update("delete from passkey where staff_id = ?", owner.number());
  }

  private byte[] mac(String credentialId) {
    return keys.mac("passkey " + credentialId);
  }

  // The label comes last: it alone may hold anything.
  private byte[] sealed(Passkey passkey, long id) {
    String text = String.join(
        "\n",
        passkey.credentialId(),
        passkey.publicKey(),
        passkey.attestation(),
        Long.toString(passkey.signatureCount()),
        passkey.flags(),
        passkey.label());
    return keys.seal(text.getBytes(StandardCharsets.UTF_8), SEALED, id);
  }

  private Passkey passkey(ResultSet row, int number) throws SQLException {
    byte[] opened = keys.open(row.getBytes("credential_sealed"), SEALED, row.getLong("id"));
    String[] parts = new String(opened, StandardCharsets.UTF_8).split("\n", 6);
    long used = row.getLong("used_at");
    return new Passkey(
        new StaffId(row.getLong("staff_id")),
        parts[0],
        parts[1],
        parts[2],
        parts[5],
        Long.parseLong(parts[3]),
        parts[4],
        Instant.ofEpochMilli(row.getLong("created_at")),
        used == 0 ? null : Instant.ofEpochMilli(used));
  }
}
