package org.recourse.match.copies;

/// How much must agree before a picture is called a changed copy of an entry.
///
/// @param radius bits within which a region of the bank is a candidate, 0 to 31
/// @param near bits within which a region, at the place where it would have to be, agrees
/// @param alike bits within which two regions of an entry are of one kind: a fence shows the
///     same at every post, and its posts count once
/// @param leastKinds how many kinds of regions must agree, at least 3
/// @param leastShare what share of the regions that would have to be visible must agree,
///     above 0
/// @param mostChecks how many entries are looked at closely, those with most votes first
public record CopyRule(
    int radius, int near, int alike, int leastKinds, double leastShare, int mostChecks) {

  /// The rule that was measured: docs/measurements/accuracy.md.
  public static final CopyRule STANDARD = new CopyRule(31, 48, 64, 5, 0.35, 24);

  /// Checks the ranges.
  public CopyRule {
    if (radius < 0 || radius > 31) {
      throw new IllegalArgumentException("radius must be 0 to 31: " + radius);
    }
    if (near < 0 || near > 128 || alike < 0 || alike > 128) {
      throw new IllegalArgumentException("bits must be 0 to 128: " + near + ", " + alike);
    }
    if (leastKinds < 3 || !(leastShare > 0 && leastShare <= 1) || mostChecks < 1) {
      throw new IllegalArgumentException("too little would make a copy: "
          + leastKinds
          + " kinds, share "
          + leastShare
          + ", "
          + mostChecks
          + " checks");
    }
  }
}
