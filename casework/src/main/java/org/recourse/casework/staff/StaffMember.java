package org.recourse.casework.staff;

import java.time.Instant;
import java.util.Set;
import org.recourse.hub.TenantId;

/// Somebody of the staff, as others may know him: the name is not here. Immutable.
///
/// @param id who it is
/// @param tenant for whose platform he works; he sees nothing of others
/// @param pseudonym what is shown to colleagues and written into records, as `alder-27`
/// @param roles what he is here for; empty if all were taken from him
/// @param optOuts what he is spared, without a reason
/// @param disabled whether he may not come in
/// @param sessionsFrom sign-ins before this instant count no more: his password was changed, or
///     he was locked out
public record StaffMember(
    StaffId id,
    TenantId tenant,
    String pseudonym,
    Set<Role> roles,
    Set<ContentCategory> optOuts,
    boolean disabled,
    Instant sessionsFrom) {

  /// Copies the sets, and checks the roles.
  public StaffMember {
    roles = checked(roles);
    optOuts = Set.copyOf(optOuts);
  }

  /// Returns these roles, if one person may have them together.
  ///
  /// @throws IllegalArgumentException if an auditor had another role beside
  public static Set<Role> checked(Set<Role> roles) {
    if (roles.contains(Role.AUDITOR) && roles.size() > 1) {
      throw new IllegalArgumentException("an auditor has no other role: nobody audits himself");
    }
    return Set.copyOf(roles);
  }

  /// Returns whether he may do this now.
  public boolean may(StaffAct act) {
    return !disabled && Access.allows(roles, act);
  }

  /// Returns whether a session that began then still counts.
  ///
  /// @param signedInAt when it began
  public boolean knowsSession(Instant signedInAt) {
    return !disabled && !signedInAt.isBefore(sessionsFrom);
  }
}
