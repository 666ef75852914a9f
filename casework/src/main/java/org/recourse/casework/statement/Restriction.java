package org.recourse.casework.statement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// What was restricted, where, and for how long: DSA art. 17(3)(a).
///
/// @param measures at least one
/// @param countries ISO 3166 codes of two capital letters; none means everywhere
/// @param from the first day
/// @param until the last day; empty if it lasts
public record Restriction(
    Set<Measure> measures, Set<String> countries, LocalDate from, Optional<LocalDate> until) {

  /// Checks and copies.
  public Restriction {
    measures = Set.copyOf(measures);
    countries = Set.copyOf(countries);
    if (measures.isEmpty()) {
      throw new IllegalArgumentException("no measure");
    }
    for (String country : countries) {
      if (!country.matches("[A-Z]{2}")) {
        throw new IllegalArgumentException("not a code of a country: " + country);
      }
    }
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new IllegalArgumentException("ends before it begins: " + from + ", " + until.get());
    }
  }
}
