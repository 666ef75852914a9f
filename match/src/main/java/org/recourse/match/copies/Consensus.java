package org.recourse.match.copies;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.regions.RegionFingerprints;

/// Finds the map on which most correspondences of one entry agree.
///
/*
 * Every correspondence proposes a similarity; nothing is drawn by lot. The proposal with
 * most agreement is fitted again to those that agree, first as an affine map, then, with
 * enough of them, as a projective one.
 */
final class Consensus {

  private static final int MOST_PROPOSALS = 48;
  private static final int MOST_PAIRS = 256;
  private static final int ENOUGH_FOR_PROJECTIVE = 6;

  private final List<Correspondence> pairs;
  private final double width;
  private final double height;

  private Consensus(List<Correspondence> pairs, double width, double height) {
    this.pairs = pairs;
    this.width = width;
    this.height = height;
  }

  /// A map and how many different regions of the entry agree on it.
  record Agreement(PlaneMap map, int regions) {}

  /// Returns the best map for the correspondences of one entry, or null if none is
  /// plausible.
  ///
  /// @param entry gives the proportions of the entry's picture
  static @Nullable Agreement of(List<Correspondence> pairs, RegionFingerprints entry) {
    List<Correspondence> nearest = new ArrayList<>(pairs);
    nearest.sort(Comparator.comparingInt(Correspondence::distance));
    Consensus consensus = new Consensus(
        nearest.subList(0, Math.min(nearest.size(), MOST_PAIRS)),
        entry.relativeWidth(),
        entry.relativeHeight());
    return consensus.best();
  }

  private @Nullable Agreement best() {
    Agreement best = null;
    for (Correspondence pair : pairs.subList(0, Math.min(pairs.size(), MOST_PROPOSALS))) {
      PlaneMap proposal = PlaneMap.similarity(pair.from(), pair.to());
      if (proposal.isPlausible(width, height)) {
        int regions = regions(agreeing(proposal, 1));
        if (best == null || regions > best.regions()) {
          best = new Agreement(proposal, regions);
        }
      }
    }
    return best == null ? null : refined(best);
  }

  private Agreement refined(Agreement start) {
    Agreement best = start;
    for (int round = 0; round < 4; round++) {
      double tolerance = round == 0 ? 1 : 0.6;
      List<Correspondence> agreeing = agreeing(best.map(), tolerance);
      if (agreeing.isEmpty()) {
        return best;
      }
      boolean projective = round >= 2 && regions(agreeing) >= ENOUGH_FOR_PROJECTIVE;
      PlaneMap map = projective ? MapFit.projective(agreeing) : MapFit.affine(agreeing);
      if (map == null || !map.isPlausible(width, height)) {
        return best;
      }
      best = new Agreement(map, regions(agreeing(map, 0.6)));
    }
    return best;
  }

  private List<Correspondence> agreeing(PlaneMap map, double tolerance) {
    List<Correspondence> agreeing = new ArrayList<>();
    for (Correspondence pair : pairs) {
      if (agrees(map, pair, tolerance)) {
        agreeing.add(pair);
      }
    }
    return agreeing;
  }

  private static boolean agrees(PlaneMap map, Correspondence pair, double tolerance) {
    double x = pair.from().x();
    double y = pair.from().y();
    double dx = map.mapX(x, y) - pair.to().x();
    double dy = map.mapY(x, y) - pair.to().y();
    double allowed = tolerance * (0.3 * pair.to().radius() + 0.02);
    if (dx * dx + dy * dy > allowed * allowed) {
      return false;
    }
    double radius = pair.from().radius();
    double growth =
        map.areaGrowth(x, y) * radius * radius / (pair.to().radius() * pair.to().radius());
    if (growth < 0.4 || growth > 2.5) {
      return false;
    }
    Point to = map.step(x, y, pair.from().directionX(), pair.from().directionY());
    double along = to.x() * pair.to().directionX() + to.y() * pair.to().directionY();
    return along > 0.85 * Math.sqrt(to.x() * to.x() + to.y() * to.y());
  }

  private static int regions(List<Correspondence> pairs) {
    BitSet regions = new BitSet();
    for (Correspondence pair : pairs) {
      regions.set(pair.region());
    }
    return regions.cardinality();
  }
}
