package org.recourse.casework.statement;

/// Who is shown, as far as the categories of the Transparency Database ask.
public enum Depicted {
  /// An adult woman who agreed that this may be counted. Her gender is not recorded for this
  /// alone.
  WOMAN_WHO_AGREED,
  /// An adult, of whom no more is said.
  ADULT,
  /// Someone who was under 18, or may have been. The keywords for intimate pictures exclude
  /// minors.
  MINOR_OR_UNSURE
}
