package org.recourse.server.console.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.Access;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffAct;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.hub.TenantId;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// Who makes a call on the staff's pages. A handler takes it as a parameter.
///
/// Read anew from the store for each call: who is disabled, or loses a role, notices with the
/// next one.
public final class StaffCaller extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;

  private final transient StaffMember member;
  private final Instant freshAt;

  /// Somebody who is signed in.
  ///
  /// @param freshAt when he last showed that it is he
  public StaffCaller(StaffMember member, Instant freshAt) {
    super(List.of());
    this.member = member;
    this.freshAt = freshAt;
    setAuthenticated(true);
  }

  /// Returns who it is.
  public StaffMember member() {
    return member;
  }

  /// Returns who it is, as a number.
  public StaffId id() {
    return member.id();
  }

  /// Returns for whose platform he works.
  public TenantId tenant() {
    return member.tenant();
  }

  /// Returns when he last showed that it is he.
  public Instant freshAt() {
    return freshAt;
  }

  /// Returns whether he may do this in general.
  public boolean may(StaffAct act) {
    return member.may(act);
  }

  /// Returns whether he may give or take this role.
  public boolean mayGrant(Role role) {
    return Access.mayGrant(member.roles(), role);
  }

  /// Goes on only if he may do this in general.
  ///
  /// @throws ProblemException `NOT_ALLOWED`
  public void mustBeAllowed(StaffAct act) {
    if (!may(act)) {
      throw notAllowed();
    }
  }

  /// Goes on only if something is his own tenant's. To anybody else it is not there.
  ///
  /// @param what as it is called in the answer, as `case`
  /// @throws ProblemException `NOT_FOUND`
  public void mustBeOfTenant(TenantId tenant, String what) {
    if (!tenant.equals(tenant())) {
      throw ProblemException.notFound(what);
    }
  }

  private static ProblemException notAllowed() {
    return new ProblemException(ProblemCode.NOT_ALLOWED, "this is not for you to do");
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return getName();
  }

  /// Returns the number as text: neither the name nor anything else of the person.
  @Override
  public String getName() {
    return Long.toString(member.id().number());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StaffCaller caller && caller.id().equals(id());
  }

  @Override
  public int hashCode() {
    return id().hashCode();
  }
}
