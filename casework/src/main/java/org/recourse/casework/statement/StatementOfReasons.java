package org.recourse.casework.statement;

import java.time.Instant;
import java.util.Set;

/// Why something was restricted, for the one who posted it: DSA art. 17(3), of use under any
/// law.
///
/// It has no place for anyone's name. Art. 17(3)(b) lets a platform name the notifier only
/// "where strictly necessary"; the Commission's own example (recital 54) is intellectual
/// property, and for an intimate picture it never is: to name her is to tell the one who harmed
/// her who complained.
///
/// @param id random
/// @param item the uploader's item, by the platform's number
/// @param restriction (a)
/// @param occasion (b), what led to the decision
/// @param findings (b), the facts, at least one
/// @param automation (c)
/// @param basis (d) or (e)
/// @param redress (f)
/// @param decidedAt when
public record StatementOfReasons(
    StatementId id,
    ItemReference item,
    Restriction restriction,
    Occasion occasion,
    Set<Finding> findings,
    Automation automation,
    Basis basis,
    RedressPaths redress,
    Instant decidedAt) {

  /// Checks and copies.
  public StatementOfReasons {
    findings = Set.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a statement of reasons without a fact");
    }
  }
}
