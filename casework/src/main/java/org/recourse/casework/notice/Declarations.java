package org.recourse.casework.notice;

/// What the notifier declares. Immutable.
///
/// @param nonConsent that it was published, or would be, without the consent of the person shown
/// @param statement in her own words, what the platform should know of that; at most 4,000
///     characters
/// @param intimate that the content is intimate
/// @param goodFaith that she believes in good faith what she says
/// @param trueToBestKnowledge that it is true to the best of her knowledge
public record Declarations(
    boolean nonConsent,
    String statement,
    boolean intimate,
    boolean goodFaith,
    boolean trueToBestKnowledge) {

  private static final int LONGEST = 4_000;

  /// Checks the length.
  public Declarations {
    Lengths.check("statement", statement, LONGEST);
  }

  /// Says nothing of what she says.
  @Override
  public String toString() {
    return "Declarations[withheld]";
  }
}
