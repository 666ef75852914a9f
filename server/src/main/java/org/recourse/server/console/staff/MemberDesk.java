package org.recourse.server.console.staff;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore;
import org.recourse.server.console.access.StaffCaller;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Changes members: never oneself, and only those all of whose roles one may give. May be shared
/// between threads.
@Component
class MemberDesk {

  private static final Logger LOG = LoggerFactory.getLogger(MemberDesk.class);

  private final StaffStore staff;
  private final InstantSource clock;

  MemberDesk(StaffStore staff, InstantSource clock) {
    this.staff = staff;
    this.clock = clock;
  }

  static List<Role> grantable(StaffCaller caller) {
    return Stream.of(Role.values()).filter(caller::mayGrant).toList();
  }

  StaffMember find(StaffCaller caller, long number) {
    if (number < 1) {
      throw ProblemException.notFound("member");
    }
    StaffMember member =
        staff.find(new StaffId(number)).orElseThrow(() -> ProblemException.notFound("member"));
    caller.mustBeOfTenant(member.tenant(), "member");
    return member;
  }

  boolean mayManage(StaffCaller caller, StaffMember member) {
    return !member.id().equals(caller.id()) && member.roles().stream().allMatch(caller::mayGrant);
  }

  StaffMember toManage(StaffCaller caller, long number) {
    StaffMember member = find(caller, number);
    if (!mayManage(caller, member)) {
      throw notAllowed();
    }
    return member;
  }

  void mustGrant(StaffCaller caller, Collection<Role> roles) {
    if (!roles.stream().allMatch(caller::mayGrant)) {
      throw notAllowed();
    }
  }

  void setRoles(StaffCaller caller, long number, Set<Role> roles) {
    StaffMember member = toManage(caller, number);
    Set<Role> touched = new HashSet<>(roles);
    touched.addAll(member.roles());
    mustGrant(caller, touched);
    staff.setRoles(member.id(), roles);
    LOG.info(
        "event=STAFF_ROLES_SET staff={} by={} roles={}", number, caller.getName(), roles.size());
  }

  void setDisabled(StaffCaller caller, long number, boolean disabled) {
    StaffMember member = toManage(caller, number);
    staff.setDisabled(member.id(), disabled, clock.instant());
    LOG.info(
        "event=STAFF_ACCESS_SET staff={} by={} disabled={}", number, caller.getName(), disabled);
  }

  private static ProblemException notAllowed() {
    return new ProblemException(ProblemCode.NOT_ALLOWED, "this is not for you to change");
  }
}
