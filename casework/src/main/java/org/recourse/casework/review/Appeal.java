package org.recourse.casework.review;

import java.time.Instant;
import java.util.Optional;

/// That somebody contests a decision. Immutable.
///
/// @param number which appeal
/// @param item of which item
/// @param by who contests
/// @param expedited whether it goes first (UK Online Safety Act 2023 s.21(2A))
/// @param receivedAt when it came
/// @param text what is said, at most 4,000 characters
/// @param answerTo what the platform must be told to know whose appeal was decided; empty if
///     nothing
/// @param ruling what became of it, once it is decided
public record Appeal(
    long number,
    ItemId item,
    By by,
    boolean expedited,
    Instant receivedAt,
    String text,
    String answerTo,
    Optional<Ruling> ruling) {

  /// How many characters one may have.
  public static final int LONGEST = 4_000;

  /// Checks the length.
  public Appeal {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an appeal may have " + LONGEST + " characters, this has " + text.length());
    }
  }

  /// Who contests. The names are stable codes.
  public enum By {
    /// Whoever notified.
    REQUESTER,
    /// Whoever uploaded the item.
    UPLOADER
  }

  /// What became of an appeal.
  ///
  /// @param upheld whether the decision is changed
  /// @param reviewer the number of who decided: not who decided first
  /// @param decidedAt when
  public record Ruling(boolean upheld, long reviewer, Instant decidedAt) {}

  /// Says which without what is said.
  @Override
  public String toString() {
    return "Appeal[" + number + "]";
  }
}
