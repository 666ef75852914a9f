package org.recourse.match.copies;

import org.recourse.fingerprint.regions.PictureView;
import org.recourse.fingerprint.regions.RegionFingerprints;

/// An entry that the picture may be a copy of, and how it would lie in the picture.
///
/// @param map from the entry's picture into the picture looked at
/// @param mirrored whether the map turns the picture over
/// @param votes how many regions proposed it
record Candidate(long entry, ProtectedPicture picture, PlaneMap map, boolean mirrored, int votes) {

  private static final int GRID = 16;

  RegionFingerprints regions() {
    return picture.regions();
  }

  /// Returns where a point of the entry's picture would lie.
  ///
  /// @param u 0, the left edge of the entry's picture, to 1, its right
  /// @param v 0, the top edge of the entry's picture, to 1, its bottom
  Point place(double u, double v) {
    return map.map(u * regions().relativeWidth(), v * regions().relativeHeight());
  }

  /// Returns what share of the entry's picture would lie in the picture looked at.
  double seenIn(PictureView view) {
    int inside = 0;
    for (int i = 0; i < GRID * GRID; i++) {
      int row = i / GRID;
      Point at = place((i % GRID + 0.5) / GRID, (row + 0.5) / GRID);
      if (at.x() >= 0 && at.y() >= 0 && at.x() <= view.width() && at.y() <= view.height()) {
        inside++;
      }
    }
    return (double) inside / (GRID * GRID);
  }
}
