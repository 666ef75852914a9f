package org.recourse.benchmarks.accuracy;

/// What was found of one changed photograph.
///
/// @param change number of the change
/// @param plain distance of the PDQ fingerprint from that of the photograph
/// @param turned least distance in any orientation or as a negative
/// @param found whether the photograph was found by its regions
/// @param distance its distance after it was laid as the photograph lies, 256 if not
///     found
/// @param wrongByPdq different photographs within 31 bits in any orientation or as a
///     negative
/// @param wrongByRegions different photographs found by their regions
record Outcome(
    int change,
    int plain,
    int turned,
    boolean found,
    int distance,
    int wrongByPdq,
    int wrongByRegions) {

  private static final int RADIUS = 31;

  boolean byPlain() {
    return plain <= RADIUS;
  }

  boolean byTurned() {
    return turned <= RADIUS;
  }

  boolean byEither() {
    return byTurned() || found;
  }
}
