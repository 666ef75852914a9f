package org.recourse.server.casework;

import java.util.EnumSet;
import java.util.Set;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.law.RegimeId;
import org.recourse.casework.statement.Provisions;

/// Under which laws the platform takes notices. Immutable.
///
/// @param regimes those that bind it, at least one
/// @param platform what requesters know it by; empty if it is to be called "this service"
/// @param laws what these and other laws say
/// @param provisions what statements of reasons name as forbidding the content
public record CaseworkSettings(
    Set<RegimeId> regimes, String platform, LawBook laws, Provisions provisions) {

  private static final int LONGEST_NAME = 100;

  /// The three laws with a route for notices that bind most platforms.
  public static final CaseworkSettings USUAL = new CaseworkSettings(
      EnumSet.of(RegimeId.US_TIDA, RegimeId.UK_OSA, RegimeId.EU_DSA),
      "",
      LawBook.standard(),
      Provisions.NONE);

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

  /// Returns the same for a platform with this name.
  public CaseworkSettings named(String name) {
    return new CaseworkSettings(regimes, name, laws, provisions);
  }
}
