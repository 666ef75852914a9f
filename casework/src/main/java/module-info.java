/// One case from report to closure: notices, the clocks of the law, review, decisions, appeals.
/// The rules, pure: nothing here reads a clock, speaks SQL or HTTP.
module org.recourse.casework {
  requires static transitive org.jspecify;
  requires transitive org.recourse.fingerprint;
  requires transitive org.recourse.hub;
  requires tools.jackson.databind;

  exports org.recourse.casework.cases;
  exports org.recourse.casework.code;
  exports org.recourse.casework.law;
  exports org.recourse.casework.notice;
  exports org.recourse.casework.oversight;
  exports org.recourse.casework.review;
  exports org.recourse.casework.staff;
  exports org.recourse.casework.statement;
  exports org.recourse.casework;
}
