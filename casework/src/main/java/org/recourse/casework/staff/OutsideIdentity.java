package org.recourse.casework.staff;

/// As whom another organisation's service knows somebody: two texts that together are never given
/// to another person (OpenID Connect Core 1.0 section 5.7). Immutable; refuses to print itself.
///
/// @param issuer which service
/// @param subject whom, 1 to 255 characters
public record OutsideIdentity(String issuer, String subject) {

  private static final int LONGEST = 255;

  /// Checks the lengths.
  public OutsideIdentity {
    if (issuer.isEmpty() || subject.isEmpty() || subject.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a subject has 1 to " + LONGEST + " characters: " + subject.length());
    }
  }

  @Override
  public String toString() {
    return "OutsideIdentity[withheld]";
  }
}
