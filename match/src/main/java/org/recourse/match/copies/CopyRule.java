package org.recourse.match.copies;

/// How much must agree before a picture is called a changed copy of an entry.
///
/// @param radius bits within which a region of the bank is a candidate, 0 to 31
/// @param near bits within which a region, at the place where it would have to be, agrees
/// @param alike bits within which two regions of an entry are of one kind: a fence shows
///     the same at every post, and its posts count once
/// @param mostChecks how many candidates are looked at closely, those with most votes
///     first
/// @param whole what is demanded if the entry's whole picture would lie in the one looked
///     at
/// @param part what is demanded if only a part of it would
/// @param unchecked what is demanded if the entry has no PDQ fingerprint
public record CopyRule(
    int radius, int near, int alike, int mostChecks, Demand whole, Demand part, Demand unchecked) {

  /// The rule that was measured: docs/measurements/accuracy.md.
  public static final CopyRule STANDARD = new CopyRule(
      31, 56, 64, 24, new Demand(3, 0.15, 64), new Demand(5, 0.5, 94), new Demand(6, 0.5, 256));

  /// How much of the entry's picture must be seen to speak of a copy at all.
  static final double LEAST_SEEN = 0.25;

  /// From how much on it is spoken of the whole picture.
  private static final double WHOLE = 0.95;

  /// What must be found of an entry.
  ///
  /// @param kinds how many different regions must agree, at least 3
  /// @param share what share of the regions that would have to be visible must agree,
  ///     above 0
  /// @param distance within how many bits of the entry's PDQ fingerprint the picture must
  ///     be, once it is laid as the entry's picture lies
  public record Demand(int kinds, double share, int distance) {

    /// Checks the ranges.
    public Demand {
      if (kinds < 3 || !(share > 0 && share <= 1) || distance < 0 || distance > 256) {
        throw new IllegalArgumentException(
            "not a demand: " + kinds + " kinds, share " + share + ", distance " + distance);
      }
    }
  }

  /// Checks the ranges.
  public CopyRule {
    if (radius < 0 || radius > 31) {
      throw new IllegalArgumentException("radius must be 0 to 31: " + radius);
    }
    if (near < 0 || near > 128 || alike < 0 || alike > 128) {
      throw new IllegalArgumentException("bits must be 0 to 128: " + near + ", " + alike);
    }
    if (mostChecks < 1) {
      throw new IllegalArgumentException("checks must be at least 1: " + mostChecks);
    }
  }

  Demand demand(Candidate candidate, double seen) {
    if (candidate.picture().whole() == null) {
      return unchecked;
    }
    return seen >= WHOLE ? whole : part;
  }
}
