package org.recourse.casework.staff;

/// Everything that staff can do. Each handler of the console names the one that it needs; which
/// role may do it is in [Access]. The names are stable codes.
public enum StaffAct {
  /// Keep one's own account: what one is spared, when one was here.
  OWN_ACCOUNT(false),
  /// Change how one signs in oneself: passkeys, password, one-time codes.
  OWN_SIGN_IN(true),
  /// See what waits, by the time left, without its contents.
  READ_QUEUE(false),
  /// Take something from the queue, hold it, give it back.
  CLAIM(false),
  /// Hand something over to somebody else, also what others hold.
  ASSIGN(false),
  /// Read a notice and what is known of its item.
  READ_NOTICE(false),
  /// See a picture, for a stated reason.
  LOOK(false),
  /// Decide on a notice.
  DECIDE(false),
  /// Decide again, blind, what another decided, or what needs two.
  SECOND_REVIEW(false),
  /// Decide on an appeal.
  DECIDE_APPEAL(false),
  /// Take a decision back.
  UNDO(false),
  /// Read a requester's case.
  READ_CASE(false),
  /// Write to a requester.
  WRITE_TO_REQUESTER(false),
  /// Hand a case out of the program, as to a lawyer.
  EXPORT_CASE(true),
  /// Read figures in which nobody is told apart.
  READ_FIGURES(false),
  /// Read who did what, and who looked at what.
  READ_RECORD(false),
  /// See who works here, by pseudonyms.
  READ_STAFF(false),
  /// Invite, give and take roles, disable.
  MANAGE_STAFF(true),
  /// Change by which rules is decided.
  MANAGE_POLICY(true),
  /// Enter and answer what an authority asks.
  LAWFUL_REQUEST(true),
  /// See what waits for a second person, and decide on what one's own rights reach.
  APPROVE(false);

  private final boolean dangerous;

  StaffAct(boolean dangerous) {
    this.dangerous = dangerous;
  }

  /// Returns whether who does it must have shown lately that it is still he.
  public boolean isDangerous() {
    return dangerous;
  }
}
