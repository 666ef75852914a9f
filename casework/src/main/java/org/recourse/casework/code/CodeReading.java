package org.recourse.casework.code;

import java.util.List;

/// What was understood of a case code that a person typed.
public sealed interface CodeReading {

  /// All eight words were understood.
  ///
  /// @param code the words
  /// @param corrected which words, from 1, were put right; to be shown to her, so that she can
  ///     correct what she wrote down
  record Understood(CaseCode code, List<Integer> corrected) implements CodeReading {

    /// Copies the list.
    public Understood {
      corrected = List.copyOf(corrected);
    }
  }

  /// There is a word that stands in no list.
  ///
  /// @param position which, from 1
  record UnknownWord(int position) implements CodeReading {}

  /// There are fewer than eight words, or more.
  record WrongCount() implements CodeReading {}
}
