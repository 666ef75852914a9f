package org.recourse.casework.law;

/// How much a regime needs an [Element]. What a regime does not list, it does not ask for.
public enum Need {
  /// A notice without it is incomplete.
  REQUIRED,
  /// As `REQUIRED`, from someone who acts for the depicted person.
  REQUIRED_OF_AGENT,
  /// May be given.
  OPTIONAL,
  /// May be given, and must be left out where she was or may have been under 18 (DSA art.
  /// 16(2)(c)).
  OPTIONAL_UNLESS_MINOR,
  /// Asked before a notice is made, and not sent with it.
  GATE,
  /// Must not be sent.
  OMIT
}
