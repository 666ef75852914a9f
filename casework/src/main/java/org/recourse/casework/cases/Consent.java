package org.recourse.casework.cases;

import java.time.Instant;
import java.util.Optional;

/// That she agreed to something, or does not any more. Immutable.
///
/// @param act to what
/// @param givenAt when she agreed
/// @param withdrawnAt when she took it back, if she did
public record Consent(ConsentAct act, Instant givenAt, Optional<Instant> withdrawnAt) {

  /// Returns whether it holds.
  public boolean holds() {
    return withdrawnAt.isEmpty();
  }
}
