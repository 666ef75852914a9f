package org.recourse.casework.law;

import java.time.LocalDate;

/// Where an entry of the law book comes from, and until when it may be relied upon.
///
/// @param quote the words of the law, or, where they could not be read, what a source reports
/// of them
/// @param verbatim whether the quote is the law's own words
/// @param source where it was read
/// @param confidence how it was checked
/// @param verifiedOn when
/// @param verifiedBy by whom
/// @param reviewAfter from when it must be checked again
public record Provenance(
    String quote,
    boolean verbatim,
    String source,
    Confidence confidence,
    LocalDate verifiedOn,
    String verifiedBy,
    LocalDate reviewAfter) {

  /// Returns whether the entry is to be checked again on a day.
  public boolean isDueForReview(LocalDate today) {
    return !today.isBefore(reviewAfter);
  }
}
