package org.recourse.casework.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.hub.TenantId;

/// Where the staff is kept: names, secrets and keys encrypted. May be shared between threads.
public interface StaffStore {

  /// Keeps somebody new who cannot sign in until he accepts.
  ///
  /// @param name by which he signs in; nobody else in this program has it
  /// @param pseudonym which nobody else in this program has
  /// @param invitation the digest of a token that he gets
  /// @return empty if the name or the pseudonym is taken
  Optional<StaffMember> invite(
      TenantId tenant,
      String name,
      String pseudonym,
      Set<Role> roles,
      Invitation invitation,
      Instant now);

  /// Gives somebody who is there a new invitation, which ends those before it. Accepting it takes
  /// the place of a lost password or device.
  ///
  /// @return whether there is such a member
  boolean inviteAgain(StaffId member, Invitation invitation);

  /// A token that lets its holder in once.
  ///
  /// @param digest SHA-256 of the token, in hexadecimal
  /// @param expiresAt when it ends
  record Invitation(String digest, Instant expiresAt) {}

  /// Returns who is invited by a token that is still good.
  Optional<StaffMember> invited(String digest, Instant now);

  /// Takes an invitation with a password and a secret for one-time codes. All that he could sign
  /// in with before counts no more.
  ///
  /// @return false if it was used or ended meanwhile; nothing is changed then
  boolean accept(String digest, String passwordHash, String totpSecret, Instant now);

  /// Takes an invitation with a passkey. All that he could sign in with before counts no more.
  ///
  /// @return false if it was used or ended meanwhile; nothing is changed then
  boolean accept(String digest, Passkey passkey, Instant now);

  /// Takes an invitation with an identity at another organisation's service. All that he could
  /// sign in with before counts no more.
  ///
  /// @return false if it was used or ended meanwhile, or the identity is somebody else's; nothing
  ///     is changed then
  boolean accept(String digest, OutsideIdentity identity, Instant now);

  /// Links an identity at another organisation's service with a member, in place of the one that
  /// was linked before.
  ///
  /// @return false if it is somebody else's; nothing is changed then
  boolean link(StaffId member, OutsideIdentity identity, Instant now);

  /// Ends the link of a member with an identity.
  ///
  /// @return whether there was one
  boolean unlink(StaffId member);

  /// Returns whether an identity is linked with a member.
  boolean isLinked(StaffId member);

  /// Returns with whom an identity is linked.
  Optional<StaffMember> linked(OutsideIdentity identity);

  /// Returns a member.
  Optional<StaffMember> find(StaffId member);

  /// Returns the staff of a tenant, in the order in which it came.
  List<StaffMember> ofTenant(TenantId tenant);

  /// Returns who signs in by this name.
  Optional<StaffCredentials> named(String name);

  /// Returns what is kept of a member's credentials.
  Optional<StaffCredentials> credentials(StaffId member);

  /// Takes note that the one-time code of this step was used.
  ///
  /// @param step the number of the code's half minute since 1970
  /// @return false if it, or a later one, was used before
  boolean useTotpStep(StaffId member, long step);

  /// Sets a password and a secret for one-time codes. Sessions that began before end.
  void setPassword(StaffId member, String passwordHash, String totpSecret, Instant now);

  /// Sets what a member is here for.
  void setRoles(StaffId member, Set<Role> roles);

  /// Sets what a member is spared.
  void setOptOuts(StaffId member, Set<ContentCategory> optOuts);

  /// Lets a member in no more, or again. Sessions that began before end.
  void setDisabled(StaffId member, boolean disabled, Instant now);

  /// Removes what is known of a member but the number and the pseudonym, which stand in records.
  /// He is disabled for good.
  void remove(StaffId member, Instant now);

  /// Returns a member's passkeys, the oldest first.
  List<Passkey> passkeys(StaffId member);

  /// Returns a passkey by its device's name for it.
  Optional<Passkey> passkey(String credentialId);

  /// Keeps a new passkey.
  void addPasskey(Passkey passkey);

  /// Takes note that a passkey was used.
  void usedPasskey(String credentialId, long signatureCount, Instant at);

  /// Removes a member's passkey.
  ///
  /// @return whether he had it
  boolean removePasskey(StaffId owner, String credentialId);
}
