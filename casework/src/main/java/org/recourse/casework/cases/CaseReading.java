package org.recourse.casework.cases;

import java.time.Instant;

/// That somebody of the staff was in a case. Kept for who audits, longer than the case.
/// Immutable.
///
/// @param id in which case
/// @param staff the number of who it was
/// @param act what was done there
/// @param at when
public record CaseReading(CaseId id, long staff, Act act, Instant at) {

  /// What somebody did in a case. The names are stable codes.
  public enum Act {
    /// Read it.
    READ,
    /// Wrote to the requester.
    WROTE,
    /// Handed it out as a file, with a second person's consent.
    HANDED_OUT
  }
}
