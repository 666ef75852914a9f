package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.ContentCategory;
import org.recourse.casework.staff.OutsideIdentity;
import org.recourse.casework.staff.Passkey;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffCredentials;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.hub.TenantId;

/// The staff in the database: names, password hashes, secrets and passkeys are encrypted. May be
/// shared between threads.
public final class SqlStaffStore implements StaffStore {

  private static final String PASSWORD = "staff_password";
  private static final String TOTP = "staff_totp";

  private final Database database;
  private final KeyRing keys;
  private final PasskeyRows passkeys;
  private final IdentityRows identities;

  /// Keeps the staff in this database, under these keys.
  public SqlStaffStore(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
    this.passkeys = new PasskeyRows(database, keys);
    this.identities = new IdentityRows(database, keys);
  }

  @Override
  public Optional<StaffMember> invite(
      TenantId tenant,
      String name,
      String pseudonym,
      Set<Role> roles,
      Invitation invitation,
      Instant now) {
    Set<Role> checked = StaffMember.checked(roles);
    return database.transaction("inviting somebody of the staff", () -> {
      long id = database.take("staff", 1);
      int made = database
          .jdbc()
          .update(
              """
          insert into staff (id, tenant_id, pseudonym, name_mac, name_sealed, roles, opt_outs,
            is_disabled, totp_step, invitation_digest, invitation_expires_at, sessions_from,
            created_at)
          values (?, ?, ?, ?, ?, ?, '', 0, 0, ?, ?, ?, ?) on conflict do nothing""",
              id,
              tenant.number(),
              pseudonym,
              mac(name),
              seal(name, "staff_name", id),
              codes(checked),
              invitation.digest(),
              invitation.expiresAt().toEpochMilli(),
              now.toEpochMilli(),
              now.toEpochMilli());
      return made == 0 ? Optional.empty() : row(new StaffId(id));
    });
  }

  @Override
  public boolean inviteAgain(StaffId member, Invitation invitation) {
    return update(
            "inviting somebody again",
            """
        update staff set invitation_digest = ?, invitation_expires_at = ?
        where id = ? and name_mac is not null""",
            invitation.digest(),
            invitation.expiresAt().toEpochMilli(),
            member.number())
        > 0;
  }

  @Override
  public Optional<StaffMember> invited(String digest, Instant now) {
    return read(
        "reading an invitation",
        () -> database.jdbc().query("""
        select * from staff
        where invitation_digest = ? and invitation_expires_at > ? and is_disabled = 0""", SqlStaffStore::member, digest, now.toEpochMilli()));
  }

  @Override
  public boolean accept(String digest, String passwordHash, String totpSecret, Instant now) {
    return database.transaction("accepting an invitation", () -> {
      Optional<StaffMember> member = taken(digest, now);
      member.ifPresent(one -> writePassword(one.id(), passwordHash, totpSecret, now));
      return member.isPresent();
    });
  }

  @Override
  public boolean accept(String digest, Passkey passkey, Instant now) {
    return database.transaction("accepting an invitation", () -> {
      Optional<StaffMember> member = taken(digest, now);
      return member.isPresent() && passkeys.add(passkey);
    });
  }

  @Override
  public boolean accept(String digest, OutsideIdentity identity, Instant now) {
    return database.transaction("accepting an invitation", () -> {
      // Looked for first: an identity of somebody else's must not use the invitation up.
      Optional<StaffId> owner = identities.find(identity);
      Optional<StaffId> invited = invited(digest, now).map(StaffMember::id);
      return invited.isPresent()
          && owner.filter(other -> !other.equals(invited.get())).isEmpty()
          && taken(digest, now)
              .filter(member -> identities.link(member.id(), identity, now))
              .isPresent();
    });
  }

  @Override
  public boolean link(StaffId member, OutsideIdentity identity, Instant now) {
    return database.transaction(
        "linking an identity", () -> identities.link(member, identity, now));
  }

  @Override
  public boolean unlink(StaffId member) {
    return database.transaction("ending a link", () -> identities.unlink(member));
  }

  @Override
  public boolean isLinked(StaffId member) {
    return database.query("reading a link", () -> identities.has(member));
  }

  @Override
  public Optional<StaffMember> linked(OutsideIdentity identity) {
    return database.query("reading a link", () -> identities.find(identity).flatMap(this::row));
  }

  // The row is changed before it is read: of two who come at once, the second finds no invitation.
  private Optional<StaffMember> taken(String digest, Instant now) {
    List<Long> ids = database
        .jdbc()
        .query(
            """
        update staff set invitation_digest = null, invitation_expires_at = null,
          password_sealed = null, totp_sealed = null, totp_step = 0, sessions_from = ?
        where invitation_digest = ? and invitation_expires_at > ? and is_disabled = 0
        returning id""", (row, number) -> row.getLong(1), now.toEpochMilli(), digest, now.toEpochMilli());
    for (long id : ids) {
      passkeys.removeAll(new StaffId(id));
      identities.unlink(new StaffId(id));
    }
    return ids.stream().findFirst().flatMap(id -> row(new StaffId(id)));
  }

  @Override
  public Optional<StaffMember> find(StaffId member) {
    return database.query("reading the staff", () -> row(member));
  }

  @Override
  public List<StaffMember> ofTenant(TenantId tenant) {
    return database.query(
        "reading the staff",
        () -> database
            .jdbc()
            .query(
                "select * from staff where tenant_id = ? and name_mac is not null order by id",
                SqlStaffStore::member,
                tenant.number()));
  }

  @Override
  public Optional<StaffCredentials> named(String name) {
    return read(
        "reading credentials",
        () -> database
            .jdbc()
            .query("select * from staff where name_mac = ?", this::opened, mac(name)));
  }

  @Override
  public Optional<StaffCredentials> credentials(StaffId member) {
    return read(
        "reading credentials",
        () -> database
            .jdbc()
            .query("select * from staff where id = ?", this::opened, member.number()));
  }

  @Override
  public boolean useTotpStep(StaffId member, long step) {
    return update(
            "using a one-time code",
            "update staff set totp_step = ? where id = ? and totp_step < ?",
            step,
            member.number(),
            step)
        > 0;
  }

  @Override
  public void setPassword(StaffId member, String passwordHash, String totpSecret, Instant now) {
    database.transaction("setting a password", () -> {
      writePassword(member, passwordHash, totpSecret, now);
      return true;
    });
  }

  private void writePassword(StaffId member, String hash, String totpSecret, Instant now) {
    database
        .jdbc()
        .update(
            """
        update staff set password_sealed = ?, totp_sealed = ?, totp_step = 0, sessions_from = ?
        where id = ?""",
            seal(hash, PASSWORD, member.number()),
            seal(totpSecret, TOTP, member.number()),
            now.toEpochMilli(),
            member.number());
  }

  @Override
  public void setRoles(StaffId member, Set<Role> roles) {
    String codes = codes(StaffMember.checked(roles));
    update("setting roles", "update staff set roles = ? where id = ?", codes, member.number());
  }

  @Override
  public void setOptOuts(StaffId member, Set<ContentCategory> optOuts) {
    update(
        "setting what somebody is spared",
        "update staff set opt_outs = ? where id = ?",
        codes(optOuts),
        member.number());
  }

  @Override
  public void setDisabled(StaffId member, boolean disabled, Instant now) {
    update(
        "disabling somebody of the staff",
        """
        update staff set is_disabled = ?, sessions_from = ?, invitation_digest = null
        where id = ? and name_mac is not null""",
        disabled ? 1 : 0,
        now.toEpochMilli(),
        member.number());
  }

  @Override
  public void remove(StaffId member, Instant now) {
    database.transaction("removing somebody of the staff", () -> {
      passkeys.removeAll(member);
      identities.unlink(member);
      return database.jdbc().update("""
          update staff set name_mac = null, name_sealed = null, roles = '', opt_outs = '',
            is_disabled = 1, password_sealed = null, totp_sealed = null, invitation_digest = null,
            sessions_from = ?
          where id = ?""", now.toEpochMilli(), member.number());
    });
  }

  @Override
  public List<Passkey> passkeys(StaffId member) {
    return database.query("reading passkeys", () -> passkeys.of(member));
  }

  @Override
  public Optional<Passkey> passkey(String credentialId) {
    return database.query("reading a passkey", () -> passkeys.find(credentialId));
  }

  @Override
  public void addPasskey(Passkey passkey) {
    database.transaction("adding a passkey", () -> passkeys.add(passkey));
  }

  @Override
  public void usedPasskey(String credentialId, long signatureCount, Instant at) {
    database.transaction("using a passkey", () -> passkeys.used(credentialId, signatureCount, at));
  }

  @Override
  public boolean removePasskey(StaffId owner, String credentialId) {
    return database.transaction("removing a passkey", () -> passkeys.remove(owner, credentialId));
  }

  private Optional<StaffMember> row(StaffId member) {
    return database
        .jdbc()
        .query("select * from staff where id = ?", SqlStaffStore::member, member.number())
        .stream()
        .findFirst();
  }

  private <T> Optional<T> read(String doing, Supplier<List<T>> rows) {
    return database.query(doing, rows).stream().findFirst();
  }

  private int update(String doing, String sql, Object... values) {
    return database.transaction(doing, () -> database.jdbc().update(sql, values));
  }

  private StaffCredentials opened(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    return new StaffCredentials(
        member(row, number),
        open(row.getBytes("password_sealed"), PASSWORD, id),
        open(row.getBytes("totp_sealed"), TOTP, id));
  }

  private static StaffMember member(ResultSet row, int number) throws SQLException {
    return new StaffMember(
        new StaffId(row.getLong("id")),
        new TenantId(row.getLong("tenant_id")),
        row.getString("pseudonym"),
        ofCodes(row.getString("roles"), Role::valueOf),
        ofCodes(row.getString("opt_outs"), ContentCategory::valueOf),
        row.getBoolean("is_disabled"),
        Instant.ofEpochMilli(row.getLong("sessions_from")));
  }

  private static String codes(Set<? extends Enum<?>> constants) {
    return constants.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
  }

  private static <E> Set<E> ofCodes(String codes, Function<String, E> constant) {
    return codes.isEmpty()
        ? Set.of()
        : Arrays.stream(codes.split(" ")).map(constant).collect(Collectors.toSet());
  }

  private byte[] mac(String name) {
    return keys.mac("staff " + name);
  }

  private byte[] seal(String text, String what, long owner) {
    return keys.seal(text.getBytes(StandardCharsets.UTF_8), what, owner);
  }

  private @Nullable String open(byte @Nullable [] sealed, String what, long owner) {
    return sealed == null
        ? null
        : new String(keys.open(sealed, what, owner), StandardCharsets.UTF_8);
  }
}
