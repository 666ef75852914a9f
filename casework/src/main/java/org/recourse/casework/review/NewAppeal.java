package org.recourse.casework.review;

/// An appeal that is to be kept. Withheld from logs. Immutable.
///
/// @param item of which item
/// @param by who contests
/// @param expedited whether it goes first
/// @param text what is said, at most 4,000 characters
/// @param reference by which a repetition is known, at most 100 characters; empty if there is
///     none
/// @param answerTo what the platform must be told to know whose appeal was decided, opaque here,
///     at most 2,000 characters; empty if nothing
public record NewAppeal(
    ItemId item, Appeal.By by, boolean expedited, String text, String reference, String answerTo) {

  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_ANSWER_TO = 2_000;

  /// Checks the lengths.
  public NewAppeal {
    if (text.length() > Appeal.LONGEST) {
      throw new IllegalArgumentException(
          "an appeal may have " + Appeal.LONGEST + " characters, this has " + text.length());
    }
    if (reference.length() > LONGEST_REFERENCE || answerTo.length() > LONGEST_ANSWER_TO) {
      throw new IllegalArgumentException("what an appeal is known by is too long");
    }
  }

  @Override
  public String toString() {
    return "NewAppeal[withheld]";
  }
}
