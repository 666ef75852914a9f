package org.recourse.casework.staff;

import static org.recourse.casework.staff.StaffAct.APPROVE;
import static org.recourse.casework.staff.StaffAct.ASSIGN;
import static org.recourse.casework.staff.StaffAct.CLAIM;
import static org.recourse.casework.staff.StaffAct.DECIDE;
import static org.recourse.casework.staff.StaffAct.DECIDE_APPEAL;
import static org.recourse.casework.staff.StaffAct.EXPORT_CASE;
import static org.recourse.casework.staff.StaffAct.LAWFUL_REQUEST;
import static org.recourse.casework.staff.StaffAct.LOOK;
import static org.recourse.casework.staff.StaffAct.MANAGE_POLICY;
import static org.recourse.casework.staff.StaffAct.MANAGE_STAFF;
import static org.recourse.casework.staff.StaffAct.OWN_ACCOUNT;
import static org.recourse.casework.staff.StaffAct.OWN_SIGN_IN;
import static org.recourse.casework.staff.StaffAct.READ_CASE;
import static org.recourse.casework.staff.StaffAct.READ_FIGURES;
import static org.recourse.casework.staff.StaffAct.READ_NOTICE;
import static org.recourse.casework.staff.StaffAct.READ_QUEUE;
import static org.recourse.casework.staff.StaffAct.READ_RECORD;
import static org.recourse.casework.staff.StaffAct.READ_STAFF;
import static org.recourse.casework.staff.StaffAct.SECOND_REVIEW;
import static org.recourse.casework.staff.StaffAct.UNDO;
import static org.recourse.casework.staff.StaffAct.WRITE_TO_REQUESTER;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// Which role may do what: the only place where that is said. `docs/review/access-matrix.md` is
/// made from it, and every cell of that is tested over HTTP.
///
/// Rights of several roles add up. That somebody may do an act in general says nothing of a
/// single case: whoever does it also asks whose it is.
public final class Access {

  private Access() {}

  /// Returns whether this role may do it.
  public static boolean allows(Role role, StaffAct act) {
    return acts(role).contains(act);
  }

  /// Returns whether one of these roles may do it.
  public static boolean allows(Collection<Role> roles, StaffAct act) {
    return roles.stream().anyMatch(role -> allows(role, act));
  }

  /// Returns everything that this role may do.
  public static Set<StaffAct> acts(Role role) {
    return switch (role) {
      case CASEWORKER ->
        EnumSet.of(
            OWN_ACCOUNT,
            OWN_SIGN_IN,
            READ_QUEUE,
            READ_NOTICE,
            READ_CASE,
            WRITE_TO_REQUESTER,
            EXPORT_CASE,
            APPROVE);
      case REVIEWER ->
        EnumSet.of(
            OWN_ACCOUNT,
            OWN_SIGN_IN,
            READ_QUEUE,
            CLAIM,
            READ_NOTICE,
            LOOK,
            DECIDE,
            SECOND_REVIEW,
            UNDO,
            APPROVE);
      case CHILD_PROTECTION ->
        EnumSet.of(OWN_ACCOUNT, OWN_SIGN_IN, READ_QUEUE, CLAIM, READ_NOTICE, DECIDE, UNDO, APPROVE);
      case LEAD ->
        EnumSet.of(
            OWN_ACCOUNT,
            OWN_SIGN_IN,
            READ_QUEUE,
            CLAIM,
            ASSIGN,
            READ_NOTICE,
            LOOK,
            DECIDE,
            SECOND_REVIEW,
            DECIDE_APPEAL,
            UNDO,
            READ_CASE,
            EXPORT_CASE,
            READ_FIGURES,
            READ_STAFF,
            MANAGE_STAFF,
            MANAGE_POLICY,
            APPROVE);
      case AUDITOR -> EnumSet.of(OWN_ACCOUNT, OWN_SIGN_IN, READ_FIGURES, READ_RECORD, READ_STAFF);
      case OPERATOR ->
        EnumSet.of(
            OWN_ACCOUNT,
            OWN_SIGN_IN,
            READ_FIGURES,
            READ_STAFF,
            MANAGE_STAFF,
            LAWFUL_REQUEST,
            APPROVE);
    };
  }

  /// Returns whether who has these roles may give or take this one. A lead chooses reviewers,
  /// those for child protection, and caseworkers; who leads, audits or runs the program is chosen
  /// by an operator.
  public static boolean mayGrant(Collection<Role> own, Role granted) {
    boolean ofTheTeam =
        granted == Role.CASEWORKER || granted == Role.REVIEWER || granted == Role.CHILD_PROTECTION;
    return own.contains(Role.OPERATOR) || (own.contains(Role.LEAD) && ofTheTeam);
  }
}
