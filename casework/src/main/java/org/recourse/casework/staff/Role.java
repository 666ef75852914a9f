package org.recourse.casework.staff;

/// What somebody is here for. The names are stable codes. What a role may do is in [Access].
public enum Role {
  /// Stands by requesters: reads their cases and writes to them. Sees no picture.
  CASEWORKER,
  /// Reviews notices: claims, looks where it must be, decides.
  REVIEWER,
  /// Decides where the person shown was or may have been under 18, beside leads. Looks at
  /// nothing: nobody looks there.
  CHILD_PROTECTION,
  /// Leads reviewers: appeals, what was decided wrongly, the policy, who works here.
  LEAD,
  /// Reads what others did and changes nothing. Has no other role beside it: nobody audits
  /// himself.
  AUDITOR,
  /// Runs the program: who may come in, requests of authorities. Reads no notice and no case.
  OPERATOR
}
