package org.recourse.match.copies;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.regions.PictureView;
import org.recourse.fingerprint.regions.RegionFingerprint;
import org.recourse.fingerprint.regions.RegionFrame;

/// What was seen when each region of an entry was sought where it would have to be.
///
/// Sought without asking what voted: every region of the entry that would have to be in
/// the picture counts, so what only shares a detail, a caption or an app's frame with the
/// entry fails.
///
/// @param visible how many regions would have to be in the picture
/// @param agreeing how many of them were there
/// @param kinds how many of those differ from each other
/// @param meanDistance mean distance of the agreeing ones, in bits
record RegionCheck(int visible, int agreeing, int kinds, int meanDistance) {

  // How much of a region, from its middle, must lie in the picture.
  private static final double INSIDE = 0.6;

  static RegionCheck of(PictureView view, Candidate candidate, CopyRule rule) {
    int visible = 0;
    int sum = 0;
    int agreeing = 0;
    List<RegionFingerprint> kinds = new ArrayList<>();
    for (RegionFingerprint region : candidate.regions().regions()) {
      Place place = Place.of(region.frame(), candidate.map());
      if (!place.isIn(view)) {
        continue;
      }
      visible++;
      int distance = place.distance(view, region);
      if (distance <= rule.near()) {
        agreeing++;
        sum += distance;
        if (kinds.stream().noneMatch(kind -> kind.distanceTo(region) <= rule.alike())) {
          kinds.add(region);
        }
      }
    }
    return new RegionCheck(visible, agreeing, kinds.size(), agreeing == 0 ? 0 : sum / agreeing);
  }

  boolean meets(CopyRule.Demand demand) {
    return kinds >= demand.kinds() && agreeing >= demand.share() * visible;
  }

  /// Where a region of the entry would lie in the picture looked at: a centre and two
  /// half sides.
  private record Place(Point centre, Point a, Point b) {

    static Place of(RegionFrame frame, PlaneMap map) {
      double alongX = (double) frame.radius() * frame.directionX();
      double alongY = (double) frame.radius() * frame.directionY();
      return new Place(
          map.map(frame.x(), frame.y()),
          map.step(frame.x(), frame.y(), alongX, alongY),
          map.step(frame.x(), frame.y(), -alongY, alongX));
    }

    boolean isIn(PictureView view) {
      double reachX = INSIDE * Math.max(Math.abs(a.x()), Math.abs(b.x()));
      double reachY = INSIDE * Math.max(Math.abs(a.y()), Math.abs(b.y()));
      return centre.x() >= reachX
          && centre.y() >= reachY
          && centre.x() + reachX <= view.width()
          && centre.y() + reachY <= view.height();
    }

    int distance(PictureView view, RegionFingerprint region) {
      return view.distanceAt(
          region,
          (float) centre.x(),
          (float) centre.y(),
          (float) a.x(),
          (float) a.y(),
          (float) b.x(),
          (float) b.y());
    }
  }
}
