package org.recourse.casework.cases;

import java.util.List;
import java.util.Map;
import org.recourse.hub.Signal;

/// What she told us that is in no notice. Withheld from logs. Immutable.
///
/// @param route what brought her here
/// @param language in which she reads
/// @param answers her answers by the question's code; skipped questions are not there; at most
///     100 of at most 4,000 characters
/// @param fingerprints of her pictures and videos, those of one in one list; at most 200
public record CaseContent(
    Route route, String language, Map<String, String> answers, List<List<Signal>> fingerprints) {

  private static final int MOST_ANSWERS = 100;
  private static final int LONGEST_ANSWER = 4_000;

  /// How many pictures and videos a case may have.
  public static final int MOST_FINGERPRINTED = 200;

  /// Copies and counts.
  ///
  /// @throws IllegalArgumentException if there is too much, or there are fingerprints where the
  ///     person shown may have been under 18
  public CaseContent {
    answers = Map.copyOf(answers);
    fingerprints = fingerprints.stream().map(List::copyOf).toList();
    if (answers.size() > MOST_ANSWERS
        || answers.values().stream().anyMatch(answer -> answer.length() > LONGEST_ANSWER)) {
      throw new IllegalArgumentException("too many or too long answers");
    }
    if (fingerprints.size() > MOST_FINGERPRINTED) {
      throw new IllegalArgumentException(
          "a case has at most " + MOST_FINGERPRINTED + " pictures: " + fingerprints.size());
    }
    if (route == Route.UNDER_18 && !fingerprints.isEmpty()) {
      throw new IllegalArgumentException(
          "no fingerprints where the person shown may have been under 18");
    }
  }

  /// Says nothing of what she told.
  @Override
  public String toString() {
    return "CaseContent[withheld]";
  }
}
