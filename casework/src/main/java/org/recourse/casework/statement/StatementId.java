package org.recourse.casework.statement;

import java.util.regex.Pattern;

/// Names a statement of reasons. Random, so that it says nothing of the notice or of anyone.
///
/// @param value 8 to 64 letters, digits, and hyphens
public record StatementId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

  /// Checks the form.
  public StatementId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the name of a statement");
    }
  }
}
