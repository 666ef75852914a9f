package org.recourse.server.casework;

import java.util.EnumSet;
import java.util.Set;
import org.recourse.casework.law.RegimeId;

/// Under which laws the platform takes notices. Immutable.
///
/// @param regimes those that bind it, at least one
/// @param platform what requesters know it by; empty if it is to be called "this service"
public record CaseworkSettings(Set<RegimeId> regimes, String platform) {

  private static final int LONGEST_NAME = 100;

  /// The three laws with a route for notices that bind most platforms.
  public static final CaseworkSettings USUAL =
      new CaseworkSettings(EnumSet.of(RegimeId.US_TIDA, RegimeId.UK_OSA, RegimeId.EU_DSA), "");

  /// Copies the regimes.
  public CaseworkSettings {
    regimes = Set.copyOf(regimes);
    if (regimes.isEmpty()) {
      throw new IllegalArgumentException("at least one law binds every platform");
    }
    if (platform.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a platform's name has at most " + LONGEST_NAME + " characters: " + platform.length());
    }
  }
}
