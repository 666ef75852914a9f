package org.recourse.casework.statement;

/// A provision of a law, or a clause of the platform's terms, as the operator configured it.
/// The same for all cases, so that nothing of a case is in it.
///
/// @param citation 1 to 500 characters, as "section 201k of the criminal code"
public record Provision(String citation) {

  /// The longest citation, a limit of the Transparency Database.
  public static final int LONGEST = 500;

  /// Checks the length.
  public Provision {
    if (citation.isBlank() || citation.codePointCount(0, citation.length()) > LONGEST) {
      throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
    }
  }
}
