package org.recourse.evidence;

/// What a check came to. The names are stable codes.
public enum Verdict {
  /// It is as was said.
  HOLDS,
  /// What is there does not tell: something that is needed to check it is missing.
  CANNOT_TELL,
  /// It is not as was said.
  FAILS
}
