package org.recourse.casework.oversight;

import java.time.LocalDate;

/// What an authority asked for, and what came of it. Immutable; an entry is never changed, a
/// correction is another one.
///
/// @param receivedOn when it came
/// @param authority who asked, as a court or an office; no person's name; at most 200 characters
/// @param basis on what law or order, at most 400 characters
/// @param asked what for, without naming whose case; at most 2,000 characters
/// @param held what was held of that, at most 2,000 characters
/// @param outcome what came of it
public record LawfulRequest(
    LocalDate receivedOn,
    String authority,
    String basis,
    String asked,
    String held,
    Outcome outcome) {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_BASIS = 400;
  private static final int LONGEST_TEXT = 2_000;

  /// Checks that nothing is missing or too long.
  public LawfulRequest {
    check("authority", authority, LONGEST_NAME);
    check("basis", basis, LONGEST_BASIS);
    check("asked", asked, LONGEST_TEXT);
    check("held", held, LONGEST_TEXT);
  }

  private static void check(String what, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException(
          what + " has 1 to " + longest + " characters: " + text.length());
    }
  }

  /// What came of a request. The names are stable codes.
  public enum Outcome {
    /// Nothing was held.
    NOTHING_HELD,
    /// What was held was given.
    GIVEN,
    /// It was not valid, and was refused.
    REFUSED,
    /// It is contested before a court.
    CONTESTED
  }

  /// Says nothing of it.
  @Override
  public String toString() {
    return "LawfulRequest[" + outcome + "]";
  }
}
