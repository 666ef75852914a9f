package org.recourse.casework.law;

import java.util.regex.Pattern;

/// Names a clock, as in `US_TIDA.remove`. Stored and shown unchanged.
///
/// @param code capital letters, digits and underlines, a dot, small letters and underlines
public record ClockId(String code) {

  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,30}\\.[a-z][a-z_]{1,30}");

  /// Checks the form.
  public ClockId {
    if (!isWellFormed(code)) {
      throw new IllegalArgumentException("not the name of a clock: " + code);
    }
  }

  /// Returns whether a text has the form of a clock's name.
  public static boolean isWellFormed(String code) {
    return FORM.matcher(code).matches();
  }

  @Override
  public String toString() {
    return code;
  }
}
