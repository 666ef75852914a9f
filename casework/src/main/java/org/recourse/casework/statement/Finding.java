package org.recourse.casework.statement;

/// A fact that a decision relies on, DSA art. 17(3)(b). A closed list in place of words, for
/// words about a case name people. What was made of children is not here: its uploader is told
/// nothing.
public enum Finding {
  /// An intimate picture was shared without the consent of the person shown.
  INTIMATE_WITHOUT_CONSENT,
  /// It was made with software, or changed, so that it seems to show a real person.
  SYNTHETIC_WITHOUT_CONSENT,
  /// It was filmed in secret.
  SECRETLY_FILMED,
  /// Its publication was threatened.
  THREATENED,
  /// Personal data of the person shown were published with it.
  PERSONAL_DATA,
  /// It is a copy of an item about which the platform had decided before.
  COPY_OF_DECIDED
}
