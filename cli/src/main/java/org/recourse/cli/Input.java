package org.recourse.cli;

import java.util.Optional;
import org.recourse.media.Decoding;
import org.recourse.media.RefusalReason;
import org.recourse.media.Source;

/// One thing that a person named, or that was found in a directory they named.
sealed interface Input {

  /// Returns what to call it in the output.
  String name();

  /// Something with bytes.
  record Usable(String name, Source source) implements Input {}

  /// Something that cannot even be opened.
  ///
  /// @param why one sentence
  record Unusable(String name, RefusalReason reason, String why) implements Input {

    Decoding.Refused refusal() {
      return new Decoding.Refused(reason, why, Optional.empty());
    }
  }
}
