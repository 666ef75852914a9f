package org.recourse.cli.demo.copies;

import java.util.Optional;
import org.recourse.cli.Found;

/// What the look-up of one picture said.
///
/// @param specimen the picture
/// @param found the entry that it matches; empty if none
record Result(Specimen specimen, Optional<Found> found) {

  /// Returns whether the right entry was found, or rightly none.
  boolean isRight() {
    return specimen.banked()
        ? found.map(Found::entry).filter(specimen.title()::equals).isPresent()
        : found.isEmpty();
  }

  /// Returns the answer in a few characters, for a table.
  String brief() {
    return found
        .map(match -> switch (match.how()) {
          case DIGEST -> "same file";
          case PICTURE, FRAME -> match.distance() + " bits" + (match.inverted() ? ", neg." : "");
          case INNER -> match.distance() + " inside";
          case REGION -> "by parts";
        })
        .orElse("-");
  }
}
