package org.recourse.server.console.signin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.Passkey;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// Our members and their passkeys as the library that checks them knows them. To a device a
/// member is a pseudonym.
final class PasskeyRecords
    implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

  private static final String HANDLE = "staff-";

  private final StaffStore staff;

  PasskeyRecords(StaffStore staff) {
    this.staff = staff;
  }

  static Bytes handle(StaffId member) {
    return new Bytes((HANDLE + member.number()).getBytes(StandardCharsets.UTF_8));
  }

  static Optional<StaffId> member(Bytes handle) {
    String text = new String(handle.getBytes(), StandardCharsets.UTF_8);
    return text.matches(HANDLE + "[1-9][0-9]{0,17}")
        ? Optional.of(new StaffId(Long.parseLong(text.substring(HANDLE.length()))))
        : Optional.empty();
  }

  /// Returns what is to be kept of a passkey that was just made.
  static Passkey passkey(StaffId owner, CredentialRecord made, String label, Instant now) {
    StringJoiner flags = new StringJoiner(" ");
    if (made.isUvInitialized()) {
      flags.add("uv");
    }
    if (made.isBackupEligible()) {
      flags.add("be");
    }
    if (made.isBackupState()) {
      flags.add("bs");
    }
    return new Passkey(
        owner,
        made.getCredentialId().toBase64UrlString(),
        new Bytes(made.getPublicKey().getBytes()).toBase64UrlString(),
        Objects.requireNonNull(made.getAttestationObject()).toBase64UrlString(),
        label,
        made.getSignatureCount(),
        flags.toString(),
        now,
        null);
  }

  private static CredentialRecord credential(Passkey passkey) {
    List<String> flags = Arrays.asList(passkey.flags().split(" "));
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(passkey.credentialId()))
        .userEntityUserId(handle(passkey.owner()))
        .publicKey(ImmutablePublicKeyCose.fromBase64(passkey.publicKey()))
        .attestationObject(Bytes.fromBase64(passkey.attestation()))
        .signatureCount(passkey.signatureCount())
        .uvInitialized(flags.contains("uv"))
        .backupEligible(flags.contains("be"))
        .backupState(flags.contains("bs"))
        .transports(Set.of())
        .label(passkey.label())
        .created(passkey.createdAt())
        .lastUsed(Objects.requireNonNullElse(passkey.usedAt(), passkey.createdAt()))
        .build();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
    return staff
        .passkey(credentialId.toBase64UrlString())
        .map(PasskeyRecords::credential)
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return member(handle).map(staff::passkeys).orElse(List.of()).stream()
        .map(PasskeyRecords::credential)
        .toList();
  }

  /// Takes note that a passkey was used. A new one is kept by whoever had it made, together with
  /// what goes with it.
  @Override
  public void save(CredentialRecord credential) {
    staff.usedPasskey(
        credential.getCredentialId().toBase64UrlString(),
        credential.getSignatureCount(),
        credential.getLastUsed());
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return member(handle).flatMap(staff::find).map(PasskeyRecords::entity).orElse(null);
  }

  /// Returns a member by its number as text, as a caller is named.
  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String number) {
    return staff
        .find(new StaffId(Long.parseLong(number)))
        .map(PasskeyRecords::entity)
        .orElse(null);
  }

  private static PublicKeyCredentialUserEntity entity(StaffMember member) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle(member.id()))
        .name(member.pseudonym())
        .displayName(member.pseudonym())
        .build();
  }

  // Spring's ceremonies ask for both only when they make or remove a user of their own. Ours come
  // by
  // invitation and are removed in the store, so whatever calls these is a fault to be seen.

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("members and their passkeys are removed in the store");
  }

  @Override
  public void save(PublicKeyCredentialUserEntity member) {
    throw new UnsupportedOperationException("members are invited");
  }
}
