package org.recourse.casework.statement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// What the Transparency Database asks beyond a [StatementOfReasons].
///
/// @param depicted who is shown
/// @param kinds what the item is, at least one
/// @param postedOn when it was posted, 2000 to 2037
/// @param language of the item, ISO 639-1 in capital letters; empty if it has none or is
///   unknown
public record DsaFacts(
    Depicted depicted, Set<ContentKind> kinds, LocalDate postedOn, Optional<String> language) {

  /// Checks and copies.
  public DsaFacts {
    kinds = Set.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("no kind of content");
    }
  }
}
