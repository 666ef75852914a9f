package org.recourse.match.copies;

import java.util.List;
import org.recourse.fingerprint.regions.PictureView;

/// An entry of which the picture looked at is, or contains, a changed copy: a fact about
/// bits, never a judgement. Immutable.
///
/// @param entry the entry
/// @param agreeing how many of the entry's regions were found at the place where they would
///     have to be
/// @param visible how many of the entry's regions would have to be in the picture
/// @param meanDistance mean distance of the agreeing regions, in bits
/// @param mirrored whether the copy is mirrored
/// @param corners where the corners of the entry's picture lie in the picture looked at, in
///     units of its longer side: top left, top right, bottom right, bottom left, as the
///     entry's picture is seen; partly outside if the copy is cropped
/// @param extent what part of the picture looked at the copy takes up
public record ChangedCopy(
    long entry,
    int agreeing,
    int visible,
    int meanDistance,
    boolean mirrored,
    List<Point> corners,
    Extent extent) {

  /// Copies the list.
  public ChangedCopy {
    corners = List.copyOf(corners);
  }

  static ChangedCopy of(Candidate candidate, RegionCheck check, PictureView view) {
    double width = candidate.regions().relativeWidth();
    double height = candidate.regions().relativeHeight();
    PlaneMap map = candidate.map();
    List<Point> corners =
        List.of(map.map(0, 0), map.map(width, 0), map.map(width, height), map.map(0, height));
    return new ChangedCopy(
        candidate.entry(),
        check.agreeing(),
        check.visible(),
        check.meanDistance(),
        candidate.mirrored(),
        corners,
        Extent.around(corners, view.width(), view.height()));
  }
}
