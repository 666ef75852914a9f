package org.recourse.casework.law;

/// Who set the time of a deadline.
public enum Bound {
  /// The law names the number.
  LAW,
  /// The law has a word such as "timely"; the number is the operator's own target.
  OPERATOR_TARGET
}
